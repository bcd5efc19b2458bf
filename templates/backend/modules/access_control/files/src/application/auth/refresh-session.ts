import { AppError } from '../../core/errors/app-error.ts';
import type { AuthDeps } from './auth-deps.ts';
import { refreshExpiry, tokenPair, type TokenPair } from './start-session.ts';

/**
 * Trades a refresh token for the next pair. A token that comes a second time was copied: thief and owner
 * cannot be told apart, so the whole session ends and its owner signs in again.
 */
export async function refreshSession(deps: AuthDeps, refreshToken: string): Promise<TokenPair> {
  const hash = deps.tokens.hashRefresh(refreshToken);
  const next = deps.tokens.newRefresh();
  const owner = await deps.uow.repos.sessions.rotate(hash, { hash: next.hash, expiresAt: refreshExpiry(deps) });
  if (owner !== null) return tokenPair(deps, owner, next.token);
  await endReusedSession(deps, hash);
  throw new AppError('UNAUTHENTICATED', 'The refresh token is not valid');
}

async function endReusedSession(deps: AuthDeps, hash: string): Promise<void> {
  await deps.uow.transaction(async (repos) => {
    const spent = await repos.sessions.findSpent(hash);
    if (spent === null) return;
    const { userId, sessionId } = spent;
    if (!(await repos.sessions.revoke(userId, sessionId, 'refresh_reused'))) return;
    const entry = { action: 'auth.refresh_reuse_detected', entity: 'session', entityId: sessionId };
    await repos.audit.append({ actorId: userId, ...entry });
  });
}
