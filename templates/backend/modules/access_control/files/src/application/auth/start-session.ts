import { randomUUID } from 'node:crypto';
import type { Repositories } from '../../core/ports/unit-of-work.ts';
import type { AuthDeps, Client } from './auth-deps.ts';

/** What a client gets to prove itself with. */
export interface TokenPair {
  readonly accessToken: string;
  readonly accessExpiresInS: number;
  readonly refreshToken: string;
  readonly refreshExpiresInS: number;
}

const LONGEST_USER_AGENT = 300;

/** Opens a session of its own for a device that has just proved who uses it. */
export async function startSession(
  deps: AuthDeps,
  repos: Repositories,
  userId: string,
  client: Client,
): Promise<TokenPair> {
  const refresh = deps.tokens.newRefresh();
  const id = randomUUID();
  await repos.sessions.start({
    id,
    userId,
    userAgent: client.userAgent?.slice(0, LONGEST_USER_AGENT) ?? null,
    address: client.address,
    expiresAt: fromNow(deps, deps.settings.SESSION_MAX_AGE_S),
    refresh: { hash: refresh.hash, expiresAt: refreshExpiry(deps) },
  });
  return tokenPair(deps, { userId, sessionId: id }, refresh.token);
}

/** When a refresh token that is issued now stops working. */
export function refreshExpiry(deps: AuthDeps): Date {
  return fromNow(deps, deps.settings.REFRESH_TOKEN_TTL_S);
}

/** A fresh access token with the refresh token that comes after it. */
export async function tokenPair(
  deps: AuthDeps,
  owner: { readonly userId: string; readonly sessionId: string },
  refreshToken: string,
): Promise<TokenPair> {
  return {
    accessToken: await deps.tokens.signAccess(owner),
    accessExpiresInS: deps.settings.ACCESS_TOKEN_TTL_S,
    refreshToken,
    refreshExpiresInS: deps.settings.REFRESH_TOKEN_TTL_S,
  };
}

function fromNow(deps: AuthDeps, seconds: number): Date {
  return new Date(deps.clock.now().getTime() + seconds * 1_000);
}
