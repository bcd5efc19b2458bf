import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { amount, country, currency, decimal, moment, phone, text, timeOfDay, timeZone, url } from './fields.ts';

const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

describe('text', () => {
  it('is trimmed, and refused when nothing is left or too much', () => {
    expect(text(5).parse('  Ada ')).toBe('Ada');
    expect([accepts(text(5), '   '), accepts(text(5), 'Lovelace'), accepts(text(5), 5)]).toEqual([false, false, false]);
  });
});

describe('amount and decimal', () => {
  it.each([
    ['0.01', true],
    ['0', false],
    ['-1.00', false],
    ['1000.00', true],
    ['1000.01', false],
    ['1.005', false],
    ['1e2', false],
    ['', false],
  ])('%s between 0.01 and 1000', (value, expected) => {
    expect(accepts(amount({ min: '0.01', max: '1000' }), value)).toBe(expected);
  });

  it('takes numbers of either sign without limits, but never floats', () => {
    expect([accepts(amount(), '-10.5'), accepts(amount(), 10.5)]).toEqual([true, false]);
    expect([accepts(decimal(3, 0), '12'), accepts(decimal(3, 0), '1.5')]).toEqual([true, false]);
  });

  it('says what was expected', () => {
    expect(amount({ min: '1' }).safeParse('0').error?.issues[0]?.message).toBe('at least 1');
    expect(amount({ max: '5' }).safeParse('9').error?.issues[0]?.message).toBe('at most 5');
  });
});

describe('the other fields', () => {
  it.each([
    [phone, '+34 600 123 456', '12'],
    [url, 'https://example.test/a', 'javascript:alert(1)'],
    [country, 'ES', 'es'],
    [currency, 'EUR', 'euro'],
    [timeOfDay, '23:59', '24:00'],
    [timeZone, 'Europe/Madrid', 'Europe/Nowhere'],
    [moment, '2026-03-01T10:00:00+02:00', '2026-03-01T10:00:00'],
  ])('take %#', (schema, good, bad) => {
    expect([accepts(schema, good), accepts(schema, bad)]).toEqual([true, false]);
  });

  it('turn a moment into a date', () => {
    expect(moment.parse('2026-03-01T10:00:00+02:00')).toEqual(new Date('2026-03-01T08:00:00Z'));
  });
});
