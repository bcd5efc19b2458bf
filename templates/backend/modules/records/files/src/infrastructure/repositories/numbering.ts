import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/types.ts';
import { guarded } from './errors.ts';

/**
 * The next number of a series, without gaps: whoever takes one holds the counter until the transaction ends, and
 * a number of a transaction that fails is given to the next. A database sequence would skip it.
 */
export async function nextNumber(db: Kysely<Database>, series: string, period: string): Promise<number> {
  const { rows } = await guarded(
    sql<{ last: number }>`
      insert into number_series as n (series, period, last) values (${series}, ${period}, 1)
      on conflict (series, period) do update set last = n.last + 1
      returning last`.execute(db),
  );
  return rows[0]?.last ?? 1;
}
