import { sql, type Kysely } from 'kysely';
import { AppError } from '../../core/errors/app-error.ts';
import type { Database } from '../../database/types.ts';
import { guarded } from './errors.ts';

/** A record that another one is about to refer to; `path` is the request field that names it. */
export interface Parent {
  readonly table: keyof Database;
  readonly id: string | null | undefined;
  readonly path: string;
  /** False for records that are never deleted. */
  readonly deletable: boolean;
  /** True where a rule counts the children: only one writer at a time may then add or change one. */
  readonly alone: boolean;
}

/**
 * Makes sure that the parents exist and keeps them from being deleted until the transaction ends. A foreign
 * key alone does not: it is satisfied by a parent that was soft-deleted a moment ago.
 */
export async function holdParents(db: Kysely<Database>, parents: readonly Parent[]): Promise<void> {
  for (const parent of parents) {
    if (typeof parent.id === 'string') await hold(db, parent, parent.id);
  }
}

async function hold(db: Kysely<Database>, parent: Parent, id: string): Promise<void> {
  const { table, path, deletable, alone } = parent;
  const living = deletable ? sql`and deleted_at is null` : sql``;
  const strength = alone ? sql`for no key update` : sql`for share`;
  const query = sql`select id from ${sql.table(table)} where id = ${id} ${living} ${strength}`;
  const { rows } = await guarded(query.execute(db));
  if (rows.length > 0) return;
  const message = 'A referenced record does not exist';
  throw new AppError('REFERENCE_CONFLICT', message, [{ path, message }]);
}
