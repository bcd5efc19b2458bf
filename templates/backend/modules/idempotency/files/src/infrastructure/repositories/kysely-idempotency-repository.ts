import type { Kysely } from 'kysely';
import type { Clock } from '../../core/ports/clock.ts';
import type { IdempotencyRepository, IdempotencySlot } from '../../core/ports/idempotency.ts';
import type { Database } from '../../database/types.ts';
import { guarded } from './errors.ts';

/** Longer than any client keeps retrying, and short enough that answers do not pile up. */
export const RETENTION_MS = 48 * 3_600_000;

export class KyselyIdempotencyRepository implements IdempotencyRepository {
  readonly #db: Kysely<Database>;
  readonly #clock: Clock;

  constructor(db: Kysely<Database>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async begin(actorId: string, key: string, requestHash: string): Promise<IdempotencySlot> {
    const now = this.#clock.now();
    const claimed = await guarded(
      this.#db
        .insertInto('idempotency_keys')
        .values({ actor_id: actorId, key, request_hash: requestHash, response: null, created_at: now })
        .onConflict((conflict) =>
          conflict
            .columns(['actor_id', 'key'])
            .doUpdateSet({ request_hash: requestHash, response: null, created_at: now })
            .where('idempotency_keys.created_at', '<', new Date(now.getTime() - RETENTION_MS)),
        )
        .returning('key')
        .executeTakeFirst(),
    );
    return claimed === undefined ? this.#taken(actorId, key) : { owned: true };
  }

  async complete(actorId: string, key: string, response: unknown): Promise<void> {
    const completed = this.#db
      .updateTable('idempotency_keys')
      .set({ response: JSON.stringify(response) })
      .where('actor_id', '=', actorId)
      .where('key', '=', key);
    await guarded(completed.execute());
  }

  async #taken(actorId: string, key: string): Promise<IdempotencySlot> {
    const row = await guarded(
      this.#db
        .selectFrom('idempotency_keys')
        .select(['request_hash', 'response'])
        .where('actor_id', '=', actorId)
        .where('key', '=', key)
        .executeTakeFirstOrThrow(),
    );
    return { owned: false, requestHash: row.request_hash, response: row.response };
  }
}
