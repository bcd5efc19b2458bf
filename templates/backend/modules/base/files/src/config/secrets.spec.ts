import { describe, expect, it } from 'vitest';
import { databasePasswordWeakness, parseSigningKeys, weaknessOf } from './secrets.ts';

const STRONG = 'kT9v0wXq3LrBz7HnYd2MfPc8JgUa5SeE';

describe('weaknessOf', () => {
  it('accepts a random secret', () => {
    expect(weaknessOf(STRONG)).toBeNull();
  });

  it.each([
    ['short', 'at least 32'],
    ['a'.repeat(40), 'repeats itself'],
    ['change-me-please-0123456789-abcdefghijkl', 'looks like an example'],
    [`${STRONG.slice(0, 26)}secret`, 'looks like an example'],
  ])('refuses %s', (secret, reason) => {
    expect(weaknessOf(secret)).toContain(reason);
  });
});

describe('parseSigningKeys', () => {
  it('keeps the order, because the first key signs', () => {
    const { keys, problems } = parseSigningKeys(`new:${STRONG}, old:${STRONG}x:y`);
    expect(problems).toEqual([]);
    expect(keys.map((key) => key.kid)).toEqual(['new', 'old']);
    expect(keys[1]?.secret).toBe(`${STRONG}x:y`);
  });

  it('names every bad key', () => {
    const { problems } = parseSigningKeys(`a:short,b,a:${STRONG}`);
    expect(problems).toHaveLength(3);
    expect(problems[0]).toContain('key a must have');
    expect(problems[2]).toContain('twice');
  });
});

describe('databasePasswordWeakness', () => {
  it.each([
    ['postgres://app:postgres@db/app', true],
    ['postgres://app:app@db/app', true],
    ['postgres://app:short@db/app', true],
    [`postgres://app:${STRONG}@db/app`, false],
    ['postgres://app@db/app', false],
  ])('%s', (url, weak) => {
    expect(databasePasswordWeakness(new URL(url)) !== null).toBe(weak);
  });
});
