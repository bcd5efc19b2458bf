import { z } from 'zod';
import { compareDecimals } from '../../../core/values/decimal.ts';

interface Limits {
  readonly min?: string;
  readonly max?: string;
}

/** Text as people type it: without the space around it, and never empty. */
export function text(max: number) {
  return z.string().trim().min(1).max(max);
}

/** An exact number as a string, because a float would change it on the way. */
export function decimal(integers: number, scale: number, limits: Limits = {}) {
  const pattern = new RegExp(`^-?\\d{1,${String(integers)}}${scale === 0 ? '' : `(\\.\\d{1,${String(scale)}})?`}$`);
  return z
    .string()
    .regex(pattern)
    .refine((value) => isWithin(value, limits), { error: sentence(limits) })
    .meta({ description: `Decimal number as a string; ${sentence(limits)}` });
}

/** At most 14 digits before the point, as the column holds. */
export function amount(limits: Limits = {}) {
  return decimal(14, 2, limits).meta({ examples: ['1250.00'] });
}

export const email = z.email().max(254);

/** E.164 with separators as people write them; numbers are compared and dialled without them. */
export const phone = z
  .string()
  .trim()
  .max(32)
  .regex(/^\+?\d(?:[ ()./-]*\d){4,17}$/, { error: 'must be a phone number such as +34 600 123 456' });

export const url = z.url({ protocol: /^https?$/ }).max(2_000);

export const country = z.string().regex(/^[A-Z]{2}$/, { error: 'must be an ISO 3166 code such as ES' });

export const currency = z.string().regex(/^[A-Z]{3}$/, { error: 'must be an ISO 4217 code such as EUR' });

export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time such as 08:30' });

export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: 'must be a time zone such as Europe/Madrid' });

/** A moment with its offset; inside the service it is a Date. */
export const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

/** The end of a list is null, so that a client need not count. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const order = z.enum(['asc', 'desc']).default('asc');

export const search = z.string().trim().min(1).max(80).optional();

function isWithin(value: string, { min, max }: Limits): boolean {
  // The pattern has its own complaint about what is no number at all.
  if (!/^-?\d+(\.\d+)?$/.test(value)) return true;
  const tooSmall = min !== undefined && compareDecimals(value, min) < 0;
  return !tooSmall && (max === undefined || compareDecimals(value, max) <= 0);
}

function sentence({ min, max }: Limits): string {
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`;
  if (min !== undefined) return `at least ${min}`;
  return max === undefined ? 'of either sign' : `at most ${max}`;
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
