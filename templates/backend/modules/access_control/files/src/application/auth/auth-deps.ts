import type { Config } from '../../config/env.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { PasswordHasher, TokenService } from '../../core/ports/security.ts';
import type { UnitOfWork } from '../../core/ports/unit-of-work.ts';
import type { SignInGate } from './sign-in-gate.ts';

/** What the use cases around identity work with. */
export interface AuthDeps {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly hasher: PasswordHasher;
  readonly tokens: TokenService;
  readonly gates: readonly SignInGate[];
  /** The hash of a password nobody knows: an unknown address costs the same time as a known one. */
  readonly decoyHash: string;
  readonly settings: Pick<
    Config,
    'ACCESS_TOKEN_TTL_S' | 'REFRESH_TOKEN_TTL_S' | 'SESSION_MAX_AGE_S' | 'TEMPORARY_PASSWORD_TTL_S'
  >;
}

/** Where a request came from, as far as it says so truthfully. */
export interface Client {
  readonly address: string;
  readonly userAgent: string | null;
}
