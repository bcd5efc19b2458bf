import { sql, type Kysely } from 'kysely';
import type { Clock } from '../../core/ports/clock.ts';
import type {
  AttemptPolicy,
  AttemptSubject,
  SignInAttemptRepository,
} from '../../core/ports/sign-in-attempts.ts';
import type { Database } from '../../database/types.ts';
import { guarded } from './errors.ts';

/** Counts in the database, so that every instance of the service sees the same attempts. */
export class KyselySignInAttemptRepository implements SignInAttemptRepository {
  readonly #db: Kysely<Database>;
  readonly #clock: Clock;

  constructor(db: Kysely<Database>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async reserve(subject: AttemptSubject, policy: AttemptPolicy): Promise<Date | null> {
    const now = this.#clock.now();
    const { rows } = await guarded(
      sql`
        insert into sign_in_attempts as a (kind, key_hash, failures, last_attempt_at, blocked_until)
        values (${subject.kind}, ${subject.keyHash}, 1, ${now}, ${blockedFrom(sql`1`, policy, now)})
        on conflict (kind, key_hash) do update set
          failures = ${countOf(policy, now)},
          last_attempt_at = ${now},
          blocked_until = ${blockedFrom(countOf(policy, now), policy, now)}
        where a.blocked_until is null or a.blocked_until <= ${now}
        returning a.kind`.execute(this.#db),
    );
    return rows.length === 0 ? this.#blockedUntil(subject) : null;
  }

  async release(subject: AttemptSubject, policy: AttemptPolicy): Promise<void> {
    const free = sql.lit(policy.freeAttempts);
    const released = this.#db
      .updateTable('sign_in_attempts')
      .set({
        failures: sql<number>`greatest(failures - 1, 0)`,
        blocked_until: sql<Date | null>`case when failures <= ${free} then null else blocked_until end`,
      })
      .where('kind', '=', subject.kind)
      .where('key_hash', '=', subject.keyHash);
    await guarded(released.execute());
  }

  async clear(subject: AttemptSubject): Promise<void> {
    const cleared = this.#db
      .deleteFrom('sign_in_attempts')
      .where('kind', '=', subject.kind)
      .where('key_hash', '=', subject.keyHash);
    await guarded(cleared.execute());
  }

  /** The row can be cleared in between; then there is nothing to wait for but the retry itself. */
  async #blockedUntil(subject: AttemptSubject): Promise<Date> {
    const row = await guarded(
      this.#db
        .selectFrom('sign_in_attempts')
        .select('blocked_until')
        .where('kind', '=', subject.kind)
        .where('key_hash', '=', subject.keyHash)
        .executeTakeFirst(),
    );
    return row?.blocked_until ?? this.#clock.now();
  }
}

function countOf(policy: AttemptPolicy, now: Date) {
  const forgotten = new Date(now.getTime() - policy.forgetAfterS * 1_000);
  return sql`(case when a.last_attempt_at < ${forgotten} then 1 else a.failures + 1 end)`;
}

/** Null while attempts are free; then first delay, twice that, and so on up to the longest. */
function blockedFrom(count: ReturnType<typeof sql>, policy: AttemptPolicy, now: Date) {
  const free = sql.lit(policy.freeAttempts);
  const seconds = sql`least(
    ${sql.lit(policy.maxDelayS)}, ${sql.lit(policy.firstDelayS)} * power(2, least(${count} - ${free}, 16)))`;
  return sql`(case when ${count} < ${free} then null
    else ${now}::timestamptz + make_interval(secs => ${seconds}) end)`;
}
