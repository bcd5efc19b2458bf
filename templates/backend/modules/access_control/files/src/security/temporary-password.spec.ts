import { describe, expect, it } from 'vitest';
import { temporaryPassword } from './temporary-password.ts';

describe('temporaryPassword', () => {
  it('is readable, and never the same', () => {
    const made = Array.from({ length: 50 }, temporaryPassword);
    for (const password of made) expect(password).toMatch(/^([a-hj-km-np-z2-9]{5}-){3}[a-hj-km-np-z2-9]{5}$/);
    expect(new Set(made).size).toBe(50);
  });
});
