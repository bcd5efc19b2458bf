import { sql, type Kysely } from 'kysely';
import { AppError } from '../../core/errors/app-error.ts';
import type { RemovedRecord } from '../../core/ports/removed-record.ts';
import type { Database } from '../../database/types.ts';
import { CHILDREN, type Child } from './children.ts';
import { guarded } from './errors.ts';

/** Who removes records, and when. */
export interface Removal {
  readonly actorId: string;
  readonly at: Date;
}

/**
 * Removes records that the caller has locked, and does with those that refer to them what the business decided:
 * refuse, clear the reference, or remove them too. Each kind is looked for in a statement after the lock: one
 * that waited for it would not see what was committed meanwhile. Answers everything removed besides.
 */
export async function removeRecords(
  db: Kysely<Database>,
  table: keyof Database,
  ids: readonly string[],
  removal: Removal,
): Promise<readonly RemovedRecord[]> {
  const removed: RemovedRecord[] = [];
  await markRemoved(db, table, ids, removal);
  for (const child of CHILDREN[table] ?? []) {
    if (child.rule === 'refuse') await refuseWhileUsed(db, child, ids);
    else if (child.rule === 'clear') await clearReference(db, child, ids, removal);
    else removed.push(...(await removeChildren(db, child, ids, removal)));
  }
  return removed;
}

async function refuseWhileUsed(db: Kysely<Database>, child: Child, ids: readonly string[]): Promise<void> {
  const { rows } = await guarded(sql`${living(child, ids)} limit 1`.execute(db));
  if (rows.length > 0) throw new AppError('IN_USE', `The record still has ${child.title}`);
}

async function clearReference(
  db: Kysely<Database>,
  child: Child,
  ids: readonly string[],
  { actorId, at }: Removal,
): Promise<void> {
  const locked = await lockChildren(db, child, ids);
  const { table, column } = child;
  await guarded(
    sql`update ${sql.table(table)}
      set ${sql.ref(column)} = null, version = version + 1, updated_at = ${at}, updated_by = ${actorId}
      where id = any(${locked}::uuid[])`.execute(db),
  );
}

async function removeChildren(
  db: Kysely<Database>,
  child: Child,
  ids: readonly string[],
  removal: Removal,
): Promise<RemovedRecord[]> {
  const locked = await lockChildren(db, child, ids);
  if (locked.length === 0) return [];
  const deeper = await removeRecords(db, child.table, locked, removal);
  return [...locked.map((id) => ({ entity: child.entity, id })), ...deeper];
}

async function markRemoved(
  db: Kysely<Database>,
  table: keyof Database,
  ids: readonly string[],
  { actorId, at }: Removal,
): Promise<void> {
  await guarded(
    sql`update ${sql.table(table)}
      set deleted_at = ${at}, version = version + 1, updated_at = ${at}, updated_by = ${actorId}
      where id = any(${ids}::uuid[])`.execute(db),
  );
}

/** In id order, as every writer of several rows, so that two of them cannot wait for each other. */
async function lockChildren(
  db: Kysely<Database>,
  child: Child,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await guarded(sql<{ id: string }>`${living(child, ids)} order by id for update`.execute(db));
  return rows.map((row) => row.id);
}

function living({ table, column, deletable }: Child, ids: readonly string[]) {
  const undeleted = deletable ? sql`and deleted_at is null` : sql``;
  return sql`select id from ${sql.table(table)} where ${sql.ref(column)} = any(${ids}::uuid[]) ${undeleted}`;
}
