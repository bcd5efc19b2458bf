import { describe, expect, it } from 'vitest';
import { AppError, STATUS } from './app-error.ts';

describe('AppError', () => {
  it('takes its status from its code', () => {
    expect(new AppError('VERSION_CONFLICT', 'changed').status).toBe(412);
    expect(new AppError('RATE_LIMITED', 'slow down').status).toBe(429);
  });

  it('keeps details and cause for the caller and for the log', () => {
    const cause = new Error('driver');
    const error = new AppError('CONFLICT', 'taken', [{ path: 'email', message: 'is taken' }], { cause });
    expect(error.details).toEqual([{ path: 'email', message: 'is taken' }]);
    expect(error.cause).toBe(cause);
  });

  it('only knows client and server error statuses', () => {
    for (const status of Object.values(STATUS)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(600);
    }
  });
});
