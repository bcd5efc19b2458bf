/** What may be missing is `null`, never `undefined`, so that asking once is enough. */

/** Gives what follows from a value, or nothing where there is none. */
export function whenPresent<T, R>(value: T | null, then: (value: T) => R): R | null {
  return value === null ? null : then(value);
}

/** Gives a value that has been asked for before; its absence is a mistake of the program. */
export function present<T>(value: T | null): T {
  if (value === null) throw new TypeError('A value that was there is missing');
  return value;
}

/** Tells whether two ids are those of one record; no record is not the same as no record. */
export function sameRecord(left: string | null, right: string | null): boolean {
  return left !== null && left === right;
}

/** Counts the characters of a text as people and PostgreSQL count them, not its UTF-16 units. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}
