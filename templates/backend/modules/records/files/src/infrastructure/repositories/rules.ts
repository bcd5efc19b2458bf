import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from '../../database/types.ts';
import { guarded } from './errors.ts';

/**
 * Asks the database which conditions hold for a row: one that is there, or one that is about to be. They are
 * asked after the locks were taken, in a statement of their own, and so see everything committed before.
 */
export async function judge<Rule extends string>(
  db: Kysely<Database>,
  row: RawBuilder<unknown>,
  rules: Readonly<Record<Rule, RawBuilder<SqlBool>>>,
): Promise<Record<Rule, boolean>> {
  const named = Object.entries<RawBuilder<SqlBool>>(rules);
  const columns = named.map(([name, condition]) => sql`coalesce(${condition}, false) as ${sql.id(name)}`);
  const { rows } = await guarded(
    sql<Record<Rule, boolean>>`select ${sql.join(columns)} from ${row}`.execute(db),
  );
  const [holds] = rows;
  if (holds === undefined) throw new Error('The row to be judged is gone although it was locked');
  return holds;
}
