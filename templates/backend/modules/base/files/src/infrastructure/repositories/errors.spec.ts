import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors/app-error.ts';
import { guarded, sqlState, translateDriverError } from './errors.ts';

function driverError(code: string, constraint?: string): Error {
  return Object.assign(new Error('driver text with internals'), { code, constraint });
}

describe('translateDriverError', () => {
  it.each([
    ['23505', 'CONFLICT'],
    ['23503', 'REFERENCE_CONFLICT'],
    ['22021', 'VALIDATION_FAILED'],
    ['22P02', 'VALIDATION_FAILED'],
    ['40P01', 'UNAVAILABLE'],
  ])('%s means %s', (code, expected) => {
    const translated = translateDriverError(driverError(code));
    expect(translated).toBeInstanceOf(AppError);
    expect((translated as AppError).code).toBe(expected);
    expect((translated as AppError).message).not.toContain('internals');
  });

  it('prefers the meaning of the named constraint, and points at its field', () => {
    const translated = translateDriverError(driverError('23505', 'users_email_key')) as AppError;
    expect(translated.message).toBe('A user with this email already exists');
    expect(translated.details).toEqual([{ path: 'email', message: translated.message }]);
  });

  it('leaves everything else alone', () => {
    const bug = new TypeError('bug');
    const unknown = driverError('XX000');
    const network = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect([bug, unknown, network].map(translateDriverError)).toEqual([bug, unknown, network]);
  });
});

describe('guarded', () => {
  it('passes results on and keeps the cause of a failure', async () => {
    expect(await guarded(Promise.resolve(1))).toBe(1);
    const cause = driverError('40001');
    const error: unknown = await guarded(Promise.reject(cause)).catch((reason: unknown) => reason);
    expect((error as AppError).cause).toBe(cause);
    expect(sqlState(error)).toBe('40001');
    expect(sqlState(new Error('no'))).toBeUndefined();
  });
});
