import { randomUUID } from 'node:crypto';
import type { AuthDeps } from '../application/auth/auth-deps.ts';
import { SIGN_IN_GATES } from '../application/auth/sign-in-gates.ts';
import type { Config } from '../config/env.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { UnitOfWork } from '../core/ports/unit-of-work.ts';
import { Argon2Hasher } from '../security/argon2-hasher.ts';
import { JoseTokenService } from '../security/jose-token-service.ts';

export interface IdentityInput {
  readonly config: Config;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
}

/** The services behind sign-in, put together from the configuration. */
export async function identity({ config, uow, clock }: IdentityInput): Promise<AuthDeps> {
  const hasher = new Argon2Hasher(config);
  return {
    uow,
    clock,
    hasher,
    tokens: new JoseTokenService(config, clock),
    gates: SIGN_IN_GATES.map((gate) => gate(config)),
    decoyHash: await hasher.hash(randomUUID()),
    settings: config,
  };
}
