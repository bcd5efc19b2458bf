import type { Clock } from '../../core/ports/clock.ts';
import type { Repositories } from '../../core/ports/unit-of-work.ts';

/** Somebody claims to be the owner of an account. */
export interface SignInAttempt {
  readonly email: string;
  readonly address: string;
}

/** Decides whether a password may be tried at all, before it is looked at. */
export interface SignInGate {
  /** Counts the attempt; throws RATE_LIMITED when it must wait. */
  enter(repos: Repositories, clock: Clock, attempt: SignInAttempt): Promise<void>;
  succeeded(repos: Repositories, attempt: SignInAttempt): Promise<void>;
}
