import type { Principal } from '../../core/ports/security.ts';
import type { UnitOfWork } from '../../core/ports/unit-of-work.ts';

/** Ends the session the caller is using. */
export async function signOut(uow: UnitOfWork, actor: Principal): Promise<void> {
  const { userId, sessionId } = actor;
  await uow.transaction(async (repos) => {
    await repos.sessions.revoke(userId, sessionId, 'signed_out');
    const entry = { action: 'auth.signed_out', entity: 'session', entityId: sessionId };
    await repos.audit.append({ actorId: userId, ...entry });
  });
}

/** Ends every session of the caller, on all devices, this one included. */
export async function signOutEverywhere(uow: UnitOfWork, actor: Principal): Promise<void> {
  const { userId } = actor;
  await uow.transaction(async (repos) => {
    const sessions = await repos.sessions.revokeAll(userId, 'signed_out');
    const entry = { action: 'auth.signed_out_everywhere', entity: 'user', entityId: userId };
    await repos.audit.append({ actorId: userId, ...entry, after: { sessions } });
  });
}
