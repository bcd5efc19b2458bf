import { describe, expect, it } from 'vitest';
import { redact } from './redaction.ts';
import { SENSITIVE_FIELDS } from './sensitive-fields.ts';

describe('redact', () => {
  it('hides secrets by name, at any depth, and nothing else', () => {
    const value = {
      plainColour: 'green',
      passwordHash: 'x',
      nested: [{ refresh_token: 'y', plainAmount: '10.50' }],
      'api-key': 'z',
    };
    expect(redact(value)).toEqual({
      plainColour: 'green',
      passwordHash: '[redacted]',
      nested: [{ refresh_token: '[redacted]', plainAmount: '10.50' }],
      'api-key': '[redacted]',
    });
  });

  it.each([
    ['pin', true],
    ['cardPin', true],
    ['one_time_otp', true],
    ['spin', false],
    ['footprint', false],
  ])('knows %s from words that only look like it', (key, hidden) => {
    expect(redact({ [key]: 'x' })).toEqual({ [key]: hidden ? '[redacted]' : 'x' });
  });

  it('hides the declared sensitive fields', () => {
    for (const field of SENSITIVE_FIELDS) expect(redact({ [field]: 'x' })).toEqual({ [field]: '[redacted]' });
  });

  it('keeps dates and nulls as they are', () => {
    const at = new Date(0);
    expect(redact({ at, password: null })).toEqual({ at, password: null });
  });

  it('does not follow a structure without end', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(JSON.stringify(redact(loop))).toContain('[redacted]');
  });
});
