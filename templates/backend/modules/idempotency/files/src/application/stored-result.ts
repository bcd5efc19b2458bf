/** JSON has no dates and no "nothing": both are wrapped, so that a replayed result equals the first one. */
interface Wrapped {
  readonly $date?: string;
  readonly $value?: unknown;
}

/** A result of plain objects, arrays, scalars and dates in a form that JSON keeps. Never null. */
export function storable(result: unknown): unknown {
  return { $value: wrap(result) };
}

/** The inverse of `storable`. */
export function revive(stored: unknown): unknown {
  return unwrap((stored as Wrapped).$value);
}

/** The same text for the same value, in whatever order its members were written. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => (isRecord(member) ? sorted(member) : member));
}

function wrap(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.toISOString() };
  if (Array.isArray(value)) return value.map(wrap);
  return isRecord(value) ? mapped(value, wrap) : value;
}

function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (!isRecord(value)) return value;
  return typeof value.$date === 'string' ? new Date(value.$date) : mapped(value, unwrap);
}

function mapped(value: Record<string, unknown>, change: (member: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]));
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
