import { sql, type Kysely } from 'kysely';
import type { Clock } from '../../core/ports/clock.ts';
import type { ExpiredRecordRepository, RemovedRows } from '../../core/ports/expired-records.ts';
import type { Database } from '../../database/types.ts';
import { guarded } from './errors.ts';

interface Kind {
  readonly table: string;
  readonly column: string;
  readonly keptForDays: number;
}

/** A session is kept for a month after its end, for whoever looks into an incident; its tokens go with it. */
const KINDS: readonly Kind[] = [
  { table: 'idempotency_keys', column: 'created_at', keptForDays: 2 },
  { table: 'sign_in_attempts', column: 'last_attempt_at', keptForDays: 1 },
  { table: 'refresh_tokens', column: 'expires_at', keptForDays: 1 },
  { table: 'sessions', column: 'expires_at', keptForDays: 30 },
];

export class KyselyExpiredRecordRepository implements ExpiredRecordRepository {
  readonly #db: Kysely<Database>;
  readonly #clock: Clock;

  constructor(db: Kysely<Database>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async remove(limit: number): Promise<RemovedRows> {
    const removed: Record<string, number> = {};
    for (const kind of KINDS) removed[kind.table] = await this.#removeKind(kind, limit);
    return removed;
  }

  /** Skips rows that another instance is removing, so that nobody waits for anybody. */
  async #removeKind({ table, column, keptForDays }: Kind, limit: number): Promise<number> {
    const before = new Date(this.#clock.now().getTime() - keptForDays * 86_400_000);
    const outcome = await guarded(
      sql`
        delete from ${sql.table(table)} where ctid = any(array(
          select ctid from ${sql.table(table)} where ${sql.ref(column)} < ${before}
          limit ${limit} for update skip locked))`.execute(this.#db),
    );
    return Number(outcome.numAffectedRows ?? 0n);
  }
}
