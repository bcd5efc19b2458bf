/** The first and last of values that have an order: units, dates as text, moments in milliseconds. */
type Ordered = bigint | number | string;

/** The smallest of one or more values. */
export function least<T extends Ordered>(first: T, ...others: readonly T[]): T {
  return others.reduce((found, value) => (value < found ? value : found), first);
}

/** The greatest of one or more values. */
export function greatest<T extends Ordered>(first: T, ...others: readonly T[]): T {
  return others.reduce((found, value) => (value > found ? value : found), first);
}

/** The smallest of any number of values; nothing has none. */
export function leastOf<T extends Ordered>(values: readonly T[]): T | null {
  const [first, ...others] = values;
  return first === undefined ? null : least(first, ...others);
}

/** The greatest of any number of values; nothing has none. */
export function greatestOf<T extends Ordered>(values: readonly T[]): T | null {
  const [first, ...others] = values;
  return first === undefined ? null : greatest(first, ...others);
}
