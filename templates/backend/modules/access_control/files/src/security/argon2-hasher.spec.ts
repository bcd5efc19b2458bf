import { describe, expect, it } from 'vitest';
import { Argon2Hasher } from './argon2-hasher.ts';

const CHEAP = { ARGON2_MEMORY_KIB: 64, ARGON2_TIME_COST: 1, ARGON2_CONCURRENCY: 2 };

describe('Argon2Hasher', () => {
  const hasher = new Argon2Hasher(CHEAP);

  it('verifies the password it hashed, and no other', async () => {
    const encoded = await hasher.hash('pässword with spaces ');
    expect(encoded).toMatch(/^\$argon2id\$/);
    expect(await hasher.verify(encoded, 'pässword with spaces ')).toBe(true);
    expect(await hasher.verify(encoded, 'pässword with spaces')).toBe(false);
  });

  it('salts', async () => {
    expect(await hasher.hash('same')).not.toBe(await hasher.hash('same'));
  });

  it('recognises a hash of weaker parameters', async () => {
    const encoded = await hasher.hash('same');
    expect(hasher.isOutdated(encoded)).toBe(false);
    expect(new Argon2Hasher({ ...CHEAP, ARGON2_TIME_COST: 2 }).isOutdated(encoded)).toBe(true);
  });
});
