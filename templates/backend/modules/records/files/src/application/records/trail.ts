import type { AuditEntry } from '../../core/ports/audit.ts';
import type { RemovedRecord } from '../../core/ports/removed-record.ts';
import type { Principal } from '../../core/ports/security.ts';

type Snapshot = Readonly<Record<string, unknown>>;

/** Members that change with every write and say nothing about it. */
const UNSPOKEN: ReadonlySet<string> = new Set(['id', 'version', 'createdAt', 'updatedAt', 'hiddenFields']);

/** The audit entry of a new record: everything it started with. */
export function creation(actor: Principal, entity: string, record: { readonly id: string }): AuditEntry {
  const after = Object.fromEntries(Object.entries(record).filter(([name]) => !UNSPOKEN.has(name)));
  return { actorId: actor.userId, action: `${entity}.created`, entity, entityId: record.id, after };
}

/** The audit entry of a change: only the members that differ, before and after. */
export function change<T extends { readonly id: string }>(
  actor: Principal,
  action: string,
  entity: string,
  [before, after]: readonly [before: T, after: T],
): AuditEntry {
  const changed = Object.keys(after).filter(
    (name) => !UNSPOKEN.has(name) && differs((before as Snapshot)[name], (after as Snapshot)[name]),
  );
  return {
    actorId: actor.userId,
    action: `${entity}.${action}`,
    entity,
    entityId: after.id,
    before: only(before, changed),
    after: only(after, changed),
  };
}

/** The audit entry of a removal, also of what went along with it. */
export function removal(actor: Principal, { entity, id }: RemovedRecord): AuditEntry {
  return { actorId: actor.userId, action: `${entity}.deleted`, entity, entityId: id };
}

/** The audit entry of somebody having seen records: one, or a page of them. */
export function reading(actor: Principal, entity: string, ids: readonly string[]): AuditEntry {
  const entry = { actorId: actor.userId, action: `${entity}.read`, entity };
  const [only] = ids;
  return only !== undefined && ids.length === 1
    ? { ...entry, entityId: only }
    : { ...entry, entityId: null, after: { ids } };
}

function only(record: object, names: readonly string[]): Snapshot {
  return Object.fromEntries(names.map((name) => [name, (record as Snapshot)[name]]));
}

/** Moments are compared by their time, everything else by value. */
function differs(left: unknown, right: unknown): boolean {
  return left instanceof Date && right instanceof Date ? left.getTime() !== right.getTime() : left !== right;
}
