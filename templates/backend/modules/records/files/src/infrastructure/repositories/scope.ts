import { sql, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { Role } from '../../core/entities/user.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Principal } from '../../core/ports/security.ts';

/** The rows that an actor may touch, as a condition on the row. */
export type Predicate = (actor: Principal, clock: Clock) => RawBuilder<SqlBool>;

/** Said where a role may touch every row, so that a missing entry can mean none. */
export const everything = 'everything';

export type Scopes<Action extends string> = Readonly<
  Partial<Record<Role, Readonly<Partial<Record<Action, Predicate | typeof everything>>>>>
>;

/** Narrows a query to the rows on which the actor may take the action. */
export function inScope<DB, TB extends keyof DB, Row, Action extends string>(
  found: SelectQueryBuilder<DB, TB, Row>,
  scope: Scopes<Action>,
  action: Action,
  actor: Principal,
  clock: Clock,
): SelectQueryBuilder<DB, TB, Row> {
  const rows = scope[actor.role]?.[action];
  if (rows === everything) return found;
  return found.where(rows === undefined ? sql<SqlBool>`false` : rows(actor, clock));
}

/** Fields that a role sees after all, on some rows: for example on its own record. */
export interface ShownAnyway<Field extends string> {
  readonly fields: readonly Field[];
  readonly on: Predicate;
}

/** For each row, the names of the fields that the actor may not see on it. */
export function hiddenColumn<Field extends string>(
  hidden: readonly Field[],
  shown: readonly ShownAnyway<Field>[],
  actor: Principal,
  clock: Clock,
): RawBuilder<Field[]> {
  const always = hidden.filter((field) => shown.every(({ fields }) => !fields.includes(field)));
  const sometimes = shown.map(
    ({ fields, on }) => sql`case when ${on(actor, clock)} then '{}' else ${textArray(fields)} end`,
  );
  return sql<Field[]>`(${sql.join([textArray(always), ...sometimes], sql` || `)})`;
}

function textArray(names: readonly string[]): RawBuilder<unknown> {
  return sql`array[${sql.join(names.map((name) => sql.lit(name)))}]::text[]`;
}
