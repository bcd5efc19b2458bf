import type { TokenService } from '../../core/ports/security.ts';
import type { ActiveSession } from '../../core/ports/sessions.ts';
import type { UnitOfWork } from '../../core/ports/unit-of-work.ts';

export interface AuthenticateDeps {
  readonly uow: UnitOfWork;
  readonly tokens: TokenService;
}

/**
 * Who holds this access token, or null. Session and role come from the database every time: what an
 * administrator or the user revokes has no effect any more from the next request on, on every instance.
 */
export async function authenticate(deps: AuthenticateDeps, accessToken: string): Promise<ActiveSession | null> {
  const claims = await deps.tokens.verifyAccess(accessToken);
  return claims === null ? null : deps.uow.repos.sessions.findActive(claims.sessionId, claims.userId);
}
