import { describe, expect, it } from 'vitest';
import { divideOrNothing, divideRounded, fromUnits, toUnits, total } from './money.ts';

describe('toUnits', () => {
  it.each([
    ['12.50', 2, 1250n],
    ['12.5', 2, 1250n],
    ['12', 2, 1200n],
    ['-0.01', 2, -1n],
    ['0', 0, 0n],
    ['12.500', 2, 1250n],
    ['99999999999999999999.99', 2, 9999999999999999999999n],
  ])('reads %s with %i decimals', (text, decimals, units) => {
    expect(toUnits(text, decimals)).toBe(units);
  });

  it.each(['', '1e3', '.5', '5.', '+1', '1,5', ' 1', '0x10', 'NaN'])('refuses %j', (text) => {
    expect(() => toUnits(text, 2)).toThrow('is not a decimal number');
  });

  it('refuses decimals it would have to cut off', () => {
    expect(() => toUnits('0.005', 2)).toThrow('0.005 has more than 2 decimals');
  });
});

describe('fromUnits', () => {
  it.each([
    [1250n, 2, '12.50'],
    [-1n, 2, '-0.01'],
    [0n, 2, '0.00'],
    [7n, 0, '7'],
    [-1234n, 3, '-1.234'],
  ])('writes %s with %i decimals', (units, decimals, text) => {
    expect(fromUnits(units, decimals)).toBe(text);
    expect(toUnits(text, decimals)).toBe(units);
  });
});

describe('divideRounded', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [-5n, -2n, 3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [0n, -7n, 0n],
    [7n, 7n, 1n],
  ])('%s / %s is %s', (dividend, divisor, quotient) => {
    expect(divideRounded(dividend, divisor)).toBe(quotient);
  });

  it('has no answer to a division by zero', () => {
    expect(divideOrNothing(5n, 0n)).toBeNull();
    expect(divideOrNothing(5n, 2n)).toBe(3n);
    expect(() => divideRounded(5n, 0n)).toThrow(RangeError);
  });
});

describe('total', () => {
  it('adds up, and knows the sum of nothing', () => {
    expect(total([1n, -3n, 10n])).toBe(8n);
    expect(total([])).toBe(0n);
  });
});
