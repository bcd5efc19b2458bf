import { describe, expect, it } from 'vitest';
import { canonicalJson, revive, storable } from './stored-result.ts';

function throughJson(value: unknown): unknown {
  return revive(JSON.parse(JSON.stringify(storable(value))));
}

describe('storable and revive', () => {
  it.each([
    [{ id: 'a', at: new Date(0), lines: [{ due: new Date(1), amount: '10.50', note: null }] }],
    [[new Date(2), 1, true]],
    [null],
    [undefined],
  ])('%o comes back equal', (value) => {
    expect(throughJson(value)).toEqual(value);
  });
});

describe('canonicalJson', () => {
  it('does not depend on the order of members, but on that of items', () => {
    expect(canonicalJson({ a: 1, b: { d: 2, c: [3, 4] } })).toBe(canonicalJson({ b: { c: [3, 4], d: 2 }, a: 1 }));
    expect(canonicalJson([3, 4])).not.toBe(canonicalJson([4, 3]));
  });
});
