import { describe, expect, it } from 'vitest';
import { greatest, greatestOf, least, leastOf } from './order.ts';

describe('least and greatest', () => {
  it('order units, dates and moments', () => {
    expect(least(3n, -2n, 10n)).toBe(-2n);
    expect(greatest(3n, -2n, 10n)).toBe(10n);
    expect(least('2026-10-01', '2026-09-30')).toBe('2026-09-30');
    expect(greatest(5)).toBe(5);
  });
});

describe('leastOf and greatestOf', () => {
  it('have no answer for no values', () => {
    expect(leastOf([])).toBeNull();
    expect(greatestOf<bigint>([])).toBeNull();
  });

  it('find zero too', () => {
    expect(leastOf([0n, 4n])).toBe(0n);
    expect(greatestOf([-1n, 0n])).toBe(0n);
  });
});
