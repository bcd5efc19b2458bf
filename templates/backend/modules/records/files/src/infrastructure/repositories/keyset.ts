import { sql, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { Page, SortOrder } from '../../core/ports/page.ts';
import { decodeCursor, encodeCursor, type CursorPosition } from './cursor.ts';
import { guarded } from './errors.ts';

export type SortType = 'text' | 'integer' | 'numeric' | 'date' | 'time' | 'timestamptz' | 'boolean';

/** A column that a list may be sorted by. The types that have no order of their own are compared as text. */
export interface SortColumn {
  readonly column: string;
  readonly type: SortType;
  readonly nullable: boolean;
}

export interface KeysetQuery {
  readonly limit: number;
  readonly sort: string;
  readonly order: SortOrder;
  readonly cursor?: string | undefined;
}

/**
 * Reads one page in the order of a column, then of the id, starting after the cursor. Rows that come or go
 * meanwhile neither repeat nor hide others, and the last page costs as little as the first.
 */
export async function readPage<DB, TB extends keyof DB, Row extends { readonly id: string }, T>(
  found: SelectQueryBuilder<DB, TB, Row>,
  sort: SortColumn,
  query: KeysetQuery,
  toItem: (row: Row) => T,
): Promise<Page<T>> {
  const key = `${query.sort}:${query.order}`;
  const from =
    query.cursor === undefined
      ? found
      : found.where(rowsAfter(sort, query.order, decodeCursor(key, query.cursor)));
  const ordered = from.orderBy(sortExpression(sort), query.order).orderBy(sql`id`, query.order);
  // One row more than asked for tells whether there is a next page.
  const rows = await guarded(ordered.limit(query.limit + 1).execute());
  const page = rows.slice(0, query.limit) as Row[];
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(toItem),
    nextCursor: last === undefined ? null : encodeCursor(key, sortText(last, sort.column), last.id),
  };
}

/** The order of text must not depend on the locale of the database, or a cursor could not be compared with it. */
function sortExpression({ column, type }: SortColumn): RawBuilder<unknown> {
  return type === 'text' ? sql`${sql.ref(column)} collate "C"` : sql`${sql.ref(column)}`;
}

/** PostgreSQL takes a missing value for the greatest one. */
function rowsAfter(sort: SortColumn, order: SortOrder, { value, id }: CursorPosition): RawBuilder<SqlBool> {
  const beyond = order === 'asc' ? sql`>` : sql`<`;
  const column = sortExpression(sort);
  if (value === null) {
    const sameValue = sql<SqlBool>`(${column} is null and id ${beyond} ${id}::uuid)`;
    return order === 'asc' ? sameValue : sql<SqlBool>`(${sameValue} or ${column} is not null)`;
  }
  const further = sql<SqlBool>`(${column}, id) ${beyond} (${value}::${sql.raw(sort.type)}, ${id}::uuid)`;
  return sort.nullable && order === 'asc' ? sql<SqlBool>`(${further} or ${column} is null)` : further;
}

function sortText(row: object, column: string): string | null {
  const value = (row as Record<string, Date | string | number | boolean | null>)[column] ?? null;
  if (value === null) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}
