import { createHash } from 'node:crypto';
import { AppError } from '../core/errors/app-error.ts';
import type { Principal } from '../core/ports/security.ts';
import type { Repositories } from '../core/ports/unit-of-work.ts';
import { canonicalJson, revive, storable } from './stored-result.ts';

/** What the key was sent for: the same key with anything else is a mistake of the client. */
export interface IdempotentRequest {
  readonly operation: string;
  readonly input: unknown;
}

/**
 * Does the work once for each key of an actor, and answers a repetition with the first result. Call it inside
 * the transaction that does the work: key, work and result then live or die together. A twin that comes
 * meanwhile waits for that transaction. Without a key, the work is simply done.
 */
export async function onceOnly<T>(
  repos: Repositories,
  actor: Principal,
  key: string | undefined,
  request: IdempotentRequest,
  work: () => Promise<T>,
): Promise<T> {
  if (key === undefined) return work();
  const requestHash = createHash('sha256').update(canonicalJson(request)).digest('hex');
  const slot = await repos.idempotency.begin(actor.userId, key, requestHash);
  if (!slot.owned) return replay(slot.requestHash, requestHash, slot.response) as T;
  const result = await work();
  await repos.idempotency.complete(actor.userId, key, storable(result));
  return result;
}

function replay(firstHash: string, requestHash: string, response: unknown): unknown {
  if (firstHash !== requestHash) {
    throw new AppError('IDEMPOTENCY_MISMATCH', 'This idempotency key was used for another request');
  }
  if (response === null) throw new AppError('OPERATION_IN_PROGRESS', 'The first request with this key is not finished');
  return revive(response);
}
