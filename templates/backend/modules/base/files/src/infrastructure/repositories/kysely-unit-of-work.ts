import { setTimeout as delay } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { Clock } from '../../core/ports/clock.ts';
import type { Repositories, UnitOfWork } from '../../core/ports/unit-of-work.ts';
import type { Database } from '../../database/types.ts';
import { sqlState, translateDriverError } from './errors.ts';
import { repositories } from './index.ts';

const ATTEMPTS = 3;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** Runs work on repositories that share one connection and one fate. */
export class KyselyUnitOfWork implements UnitOfWork {
  readonly repos: Repositories;
  readonly #db: Kysely<Database>;
  readonly #clock: Clock;

  constructor(db: Kysely<Database>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
    this.repos = repositories(db, clock);
  }

  /**
   * The work may run again when PostgreSQL ends one of two transactions that stood in each other's way, so it
   * must do nothing outside the database. Only the given repositories are bound to the transaction.
   */
  async transaction<T>(work: (repos: Repositories) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#db.transaction().execute((tx) => work(repositories(tx, this.#clock)));
      } catch (error) {
        if (attempt === ATTEMPTS || !isTransient(error)) throw translateDriverError(error);
      }
      await delay(Math.random() * 20 * 2 ** attempt);
    }
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.#db);
  }
}

function isTransient(error: unknown): boolean {
  const state = sqlState(error);
  return state === SERIALIZATION_FAILURE || state === DEADLOCK;
}
