import { describe, expect, it } from 'vitest';
import { lengthOf, present, sameRecord, whenPresent } from './presence.ts';

describe('whenPresent', () => {
  it('follows a value, also a falsy one', () => {
    expect(whenPresent(0, (value) => value + 1)).toBe(1);
    expect(whenPresent('', (value) => value.length)).toBe(0);
  });

  it('gives nothing for nothing', () => {
    expect(whenPresent(null, () => 1)).toBeNull();
  });
});

describe('present', () => {
  it('gives the value, and fails loudly without one', () => {
    expect(present('')).toBe('');
    expect(() => present(null)).toThrow('is missing');
  });
});

describe('sameRecord', () => {
  it('never takes two missing records for one', () => {
    expect(sameRecord('a', 'a')).toBe(true);
    expect(sameRecord('a', 'b')).toBe(false);
    expect(sameRecord('a', null)).toBe(false);
    expect(sameRecord(null, null)).toBe(false);
  });
});

describe('lengthOf', () => {
  it('counts characters', () => {
    expect(lengthOf('año')).toBe(3);
    expect(lengthOf('😀')).toBe(1);
    expect(lengthOf('')).toBe(0);
  });
});
