import { describe, expect, it } from 'vitest';
import { PreparedClient } from './prepared-client.ts';

describe('PreparedClient.nameOf', () => {
  it('gives one name to one text', () => {
    const first = PreparedClient.nameOf('select $1::int');
    expect(PreparedClient.nameOf('select $1::int')).toBe(first);
    expect(PreparedClient.nameOf('select $1::text')).not.toBe(first);
  });

  it('stops naming at its cap, so that names cannot grow without end', () => {
    for (let index = 0; index < 600; index += 1) PreparedClient.nameOf(`select ${String(index)}, $1::int`);
    expect(PreparedClient.nameOf('select 601, $1::int')).toBeUndefined();
    expect(PreparedClient.nameOf('select 0, $1::int')).toBeDefined();
  });
});
