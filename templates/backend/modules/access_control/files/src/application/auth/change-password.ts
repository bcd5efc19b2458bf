import { AppError } from '../../core/errors/app-error.ts';
import type { UserCredentials } from '../../core/entities/user.ts';
import type { Principal } from '../../core/ports/security.ts';
import { requireGoodPassword } from '../../security/password-policy.ts';
import type { AuthDeps } from './auth-deps.ts';
import { verifyPassword } from './verify-password.ts';

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** Replaces the caller's password and signs every other device out: one of them may be why. */
export async function changePassword(
  deps: AuthDeps,
  actor: Principal,
  input: PasswordChange,
  address: string,
): Promise<void> {
  const verified = await requireCurrentPassword(deps, actor, input.currentPassword, address);
  if (input.newPassword === input.currentPassword) throw problem('newPassword', 'must differ from the current one');
  requireGoodPassword({ password: input.newPassword, ...verified.user }, 'newPassword');
  const passwordHash = await deps.hasher.hash(input.newPassword);
  await deps.uow.transaction(async (repos) => {
    const current = await repos.users.lockCredentials(actor.userId);
    if (current?.passwordHash !== verified.passwordHash) {
      throw new AppError('CONFLICT', 'The password was changed by another request');
    }
    await repos.users.setPassword(actor.userId, passwordHash, null);
    await repos.sessions.revokeAll(actor.userId, 'password_changed', actor.sessionId);
    const entry = { action: 'auth.password_changed', entity: 'user', entityId: actor.userId };
    await repos.audit.append({ actorId: actor.userId, ...entry });
  });
}

/** A stolen session must not be enough to guess the password at leisure: the gates count here too. */
async function requireCurrentPassword(
  deps: AuthDeps,
  actor: Principal,
  password: string,
  address: string,
): Promise<UserCredentials> {
  const credentials = await deps.uow.repos.users.findCredentialsById(actor.userId);
  const attempt = { email: credentials?.user.email ?? actor.userId, address };
  const verified = await verifyPassword(deps, attempt, () => Promise.resolve(credentials), password);
  if (verified === null) throw problem('currentPassword', 'is not correct');
  return verified;
}

function problem(path: string, message: string): AppError {
  return new AppError('VALIDATION_FAILED', 'The password was not changed', [{ path, message }]);
}
