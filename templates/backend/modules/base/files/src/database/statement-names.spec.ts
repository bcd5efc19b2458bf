import { describe, expect, it } from 'vitest';
import { StatementNames } from './statement-names.ts';

describe('StatementNames', () => {
  it('gives one name to one text', () => {
    const names = new StatementNames(10);
    const first = names.of('select $1::int');
    expect(first).toBeDefined();
    expect(names.of('select $1::int')).toBe(first);
    expect(names.of('select $1::text')).not.toBe(first);
  });

  it('stops naming at its cap, so that names cannot grow without end', () => {
    const names = new StatementNames(2);
    const first = names.of('select 1, $1::int');
    names.of('select 2, $1::int');
    expect(names.of('select 3, $1::int')).toBeUndefined();
    expect(names.of('select 1, $1::int')).toBe(first);
  });
});
