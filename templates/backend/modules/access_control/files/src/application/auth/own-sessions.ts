import { AppError } from '../../core/errors/app-error.ts';
import type { Principal } from '../../core/ports/security.ts';
import type { Session } from '../../core/ports/sessions.ts';
import type { UnitOfWork } from '../../core/ports/unit-of-work.ts';

export interface OwnSession extends Session {
  /** Whether it is the one that asks. */
  readonly current: boolean;
}

/** The devices the caller is signed in on, newest first. */
export async function listOwnSessions(uow: UnitOfWork, actor: Principal): Promise<readonly OwnSession[]> {
  const sessions = await uow.repos.sessions.list(actor.userId);
  return sessions.map((session) => ({ ...session, current: session.id === actor.sessionId }));
}

/** Ends one of the caller's sessions; somebody else's does not exist for them. */
export async function revokeOwnSession(uow: UnitOfWork, actor: Principal, sessionId: string): Promise<void> {
  await uow.transaction(async (repos) => {
    const revoked = await repos.sessions.revoke(actor.userId, sessionId, 'revoked_by_user');
    if (!revoked) throw new AppError('NOT_FOUND', 'Session not found');
    const entry = { action: 'auth.session_revoked', entity: 'session', entityId: sessionId };
    await repos.audit.append({ actorId: actor.userId, ...entry });
  });
}
