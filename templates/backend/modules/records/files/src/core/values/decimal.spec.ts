import { describe, expect, it } from 'vitest';
import { compareDecimals } from './decimal.ts';

describe('compareDecimals', () => {
  it.each([
    ['0.01', '0.01', 0],
    ['1', '1.00', 0],
    ['9.99', '10', -1],
    ['-0.5', '-0.49', -1],
    ['0', '-0.00', 0],
    ['99999999999999.99', '99999999999999.98', 1],
  ])('%s against %s', (left, right, expected) => {
    expect(compareDecimals(left, right)).toBe(expected);
    expect(compareDecimals(right, left)).toBe(-expected + 0);
  });
});
