import type { UserCredentials } from '../../core/entities/user.ts';
import type { AuthDeps, Client } from './auth-deps.ts';
import { startSession, type TokenPair } from './start-session.ts';
import { refusal, verifyPassword } from './verify-password.ts';

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

export interface SignedIn extends TokenPair {
  readonly mustChangePassword: boolean;
}

/** Opens a session for whoever knows the password. */
export async function signIn(deps: AuthDeps, input: SignIn, client: Client): Promise<SignedIn> {
  const attempt = { email: input.email, address: client.address };
  const find = () => deps.uow.repos.users.findCredentialsByEmail(input.email);
  const verified = await verifyPassword(deps, attempt, find, input.password);
  if (verified === null) throw refusal();
  const rehashed = await rehash(deps, verified, input.password);
  const { id: userId, passwordExpiresAt } = verified.user;
  const pair = await deps.uow.transaction(async (repos) => {
    // Password or access may have been taken away, and every session ended, while the hash was being computed.
    const current = await repos.users.lockCredentials(userId);
    if (current?.passwordHash !== verified.passwordHash || current.user.disabledAt !== null) throw refusal();
    if (rehashed !== null) await repos.users.replaceHash(userId, verified.passwordHash, rehashed);
    await repos.audit.append({ actorId: userId, action: 'auth.signed_in', entity: 'user', entityId: userId });
    return startSession(deps, repos, userId, client);
  });
  return { ...pair, mustChangePassword: passwordExpiresAt !== null };
}

/** Today's parameters for a password that was hashed with weaker ones; only now is it known. */
async function rehash(deps: AuthDeps, verified: UserCredentials, password: string): Promise<string | null> {
  return deps.hasher.isOutdated(verified.passwordHash) ? deps.hasher.hash(password) : null;
}
