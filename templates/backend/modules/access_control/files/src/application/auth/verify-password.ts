import { AppError } from '../../core/errors/app-error.ts';
import type { User, UserCredentials } from '../../core/entities/user.ts';
import type { AuthDeps } from './auth-deps.ts';
import type { SignInAttempt } from './sign-in-gate.ts';

/** One answer for a wrong address, a wrong password and a closed account: it tells a stranger nothing. */
export function refusal(): AppError {
  return new AppError('UNAUTHENTICATED', 'The email or the password is not correct');
}

/**
 * Tries a password against credentials that may not exist; null when it does not open the account. Every
 * attempt passes the gates, costs one hash, and if it fails leaves a line in the audit log.
 */
export async function verifyPassword(
  deps: AuthDeps,
  attempt: SignInAttempt,
  find: () => Promise<UserCredentials | null>,
  password: string,
): Promise<UserCredentials | null> {
  const { repos } = deps.uow;
  for (const gate of deps.gates) await gate.enter(repos, deps.clock, attempt);
  const credentials = await find();
  const matches = await deps.hasher.verify(credentials?.passwordHash ?? deps.decoyHash, password);
  if (credentials !== null && matches && isOpen(credentials.user, deps.clock.now())) {
    for (const gate of deps.gates) await gate.succeeded(repos, attempt);
    return credentials;
  }
  const entityId = credentials?.user.id ?? null;
  await repos.audit.append({ actorId: null, action: 'auth.sign_in_failed', entity: 'user', entityId });
  return null;
}

function isOpen(user: User, now: Date): boolean {
  return user.disabledAt === null && (user.passwordExpiresAt === null || user.passwordExpiresAt > now);
}
