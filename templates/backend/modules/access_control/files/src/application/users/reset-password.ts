import { AppError } from '../../core/errors/app-error.ts';
import type { Principal } from '../../core/ports/security.ts';
import { authorise } from '../../security/authorise.ts';
import { temporaryPassword } from '../../security/temporary-password.ts';
import type { AuthDeps } from '../auth/auth-deps.ts';
import { temporaryPasswordExpiry } from './create-user.ts';

/** Gives somebody who forgot their password a temporary one, and ends all their sessions. */
export async function resetPassword(deps: AuthDeps, actor: Principal, id: string): Promise<string> {
  authorise(actor, 'users:update');
  if (actor.userId === id) throw new AppError('CONFLICT', 'Change your own password instead of resetting it');
  const password = temporaryPassword();
  const passwordHash = await deps.hasher.hash(password);
  await deps.uow.transaction(async (repos) => {
    if ((await repos.users.lockCredentials(id)) === null) throw new AppError('NOT_FOUND', 'User not found');
    await repos.users.setPassword(id, passwordHash, temporaryPasswordExpiry(deps));
    await repos.sessions.revokeAll(id, 'password_reset');
    const entry = { action: 'user.password_reset', entity: 'user', entityId: id };
    await repos.audit.append({ actorId: actor.userId, ...entry });
  });
  return password;
}
