import { describe, expect, it } from 'vitest';
import { AppError } from '../core/errors/app-error.ts';
import { requireGoodPassword } from './password-policy.ts';

function refusal(password: string): AppError | undefined {
  try {
    requireGoodPassword({ password, email: 'ada@example.test', displayName: 'Ada' }, 'newPassword');
    return undefined;
  } catch (error) {
    return error as AppError;
  }
}

describe('requireGoodPassword', () => {
  it('accepts a phrase, whatever it is composed of', () => {
    expect(refusal('purple rain over lisbon')).toBeUndefined();
  });

  it('names every broken rule and the field it was typed into', () => {
    const error = refusal('aaa');
    expect(error).toBeInstanceOf(AppError);
    expect(error?.code).toBe('VALIDATION_FAILED');
    expect(error?.details).toEqual([
      { path: 'newPassword', message: 'must have at least 8 characters' },
      { path: 'newPassword', message: 'must not repeat the same few characters' },
    ]);
  });
});
