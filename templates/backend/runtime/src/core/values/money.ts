/**
 * Exact numbers. At every edge (database, API) a number with decimals is text; in between it is a whole
 * number of units, so many decimals having been agreed on: 12.50 with two decimals is 1250n. Nothing here
 * ever passes through a float.
 */

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads decimal text as units; text with more decimals than agreed is refused rather than cut off. */
export function toUnits(text: string, decimals: number): bigint {
  const match = NUMBER.exec(text);
  if (match === null) throw new RangeError(`${JSON.stringify(text)} is not a decimal number`);
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = fraction.slice(0, decimals).padEnd(decimals, '0');
  if (/[1-9]/.test(fraction.slice(decimals))) {
    throw new RangeError(`${text} has more than ${decimals.toString()} decimals`);
  }
  const units = BigInt(whole + kept);
  return sign === '-' ? -units : units;
}

/** Writes units as decimal text. */
export function fromUnits(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const sign = units < 0n ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Divides and rounds half away from zero, as PostgreSQL's round(numeric) does. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const over = dividend < 0n ? -dividend : dividend;
  const under = divisor < 0n ? -divisor : divisor;
  const quotient = (2n * over + under) / (2n * under);
  return dividend < 0n === divisor < 0n ? quotient : -quotient;
}

/** The same, where nothing is the answer to a division by zero. */
export function divideOrNothing(dividend: bigint, divisor: bigint): bigint | null {
  return divisor === 0n ? null : divideRounded(dividend, divisor);
}

/** Adds up; the sum of nothing is zero. */
export function total(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}
