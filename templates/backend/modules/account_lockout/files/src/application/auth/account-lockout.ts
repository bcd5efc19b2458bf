import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Config } from '../../config/env.ts';
import { AppError } from '../../core/errors/app-error.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { AttemptPolicy, AttemptSubject } from '../../core/ports/sign-in-attempts.ts';
import type { Repositories } from '../../core/ports/unit-of-work.ts';
import type { SignInAttempt, SignInGate } from './sign-in-gate.ts';

type LockoutSettings = Pick<
  Config,
  | 'LOCKOUT_ACCOUNT_FREE_ATTEMPTS'
  | 'LOCKOUT_ADDRESS_FREE_ATTEMPTS'
  | 'LOCKOUT_FIRST_DELAY_S'
  | 'LOCKOUT_MAX_DELAY_S'
>;

const FORGET_AFTER_S = 3_600;

/**
 * Slows guessing down, for one account from everywhere and for one address at everybody's account. The delay
 * grows and has an end: nobody can lock somebody else out for good. Accounts that do not exist are counted
 * like those that do, so the delay tells nothing either.
 */
export function accountLockout(settings: LockoutSettings): SignInGate {
  return {
    async enter(repos, clock, attempt) {
      await reserve(repos, clock, addressOf(attempt), addressPolicy(settings));
      await reserve(repos, clock, accountOf(attempt), accountPolicy(settings));
    },
    async succeeded(repos, attempt) {
      await repos.signInAttempts.clear(accountOf(attempt));
      // Only this attempt: a thief's own account must not wipe out their guesses at other accounts.
      await repos.signInAttempts.release(addressOf(attempt), addressPolicy(settings));
    },
  };
}

async function reserve(
  repos: Repositories,
  clock: Clock,
  subject: AttemptSubject,
  policy: AttemptPolicy,
): Promise<void> {
  const until = await repos.signInAttempts.reserve(subject, policy);
  if (until === null) return;
  const retryAfterS = Math.max(1, Math.ceil((until.getTime() - clock.now().getTime()) / 1_000));
  throw new AppError('RATE_LIMITED', 'Too many failed attempts, try again later', { retryAfterS });
}

function accountPolicy(settings: LockoutSettings): AttemptPolicy {
  return policyWith(settings, settings.LOCKOUT_ACCOUNT_FREE_ATTEMPTS);
}

function addressPolicy(settings: LockoutSettings): AttemptPolicy {
  return policyWith(settings, settings.LOCKOUT_ADDRESS_FREE_ATTEMPTS);
}

function policyWith(settings: LockoutSettings, freeAttempts: number): AttemptPolicy {
  return {
    freeAttempts,
    firstDelayS: settings.LOCKOUT_FIRST_DELAY_S,
    maxDelayS: settings.LOCKOUT_MAX_DELAY_S,
    forgetAfterS: FORGET_AFTER_S,
  };
}

function accountOf(attempt: SignInAttempt): AttemptSubject {
  return { kind: 'account', keyHash: sha256(attempt.email.toLowerCase()) };
}

function addressOf(attempt: SignInAttempt): AttemptSubject {
  return { kind: 'address', keyHash: sha256(networkOf(attempt.address)) };
}

/** One customer of an IPv6 provider owns a whole /64 and can use a new address for every attempt. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('%', 1).join('').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
