import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors/app-error.ts';
import { frameworkError, problemOf } from './problem.ts';

describe('problemOf', () => {
  it('writes code, status and request', () => {
    expect(problemOf(new AppError('NOT_FOUND', 'Student not found'), 'r-1')).toEqual({
      type: 'urn:problem:not-found',
      title: 'Not Found',
      status: 404,
      code: 'NOT_FOUND',
      detail: 'Student not found',
      instance: 'urn:uuid:r-1',
      requestId: 'r-1',
    });
  });

  it('lists field problems as errors and other details as members', () => {
    const errors = [{ path: 'email', message: 'is taken' }];
    expect(problemOf(new AppError('CONFLICT', 'taken', errors), 'r').errors).toEqual(errors);
    expect(problemOf(new AppError('VERSION_CONFLICT', 'old', { currentVersion: 3 }), 'r')).toMatchObject({
      currentVersion: 3,
    });
  });

  it('does not let details replace the members of the standard', () => {
    const details = { code: 'X', status: 200, requestId: 'forged' };
    const problem = problemOf(new AppError('CONFLICT', 'taken', details), 'r');
    expect(problem).toMatchObject({ code: 'CONFLICT', status: 409, requestId: 'r' });
  });
});

describe('frameworkError', () => {
  it.each([
    [413, 'PAYLOAD_TOO_LARGE', 413],
    [415, 'UNSUPPORTED_MEDIA_TYPE', 415],
    [418, 'VALIDATION_FAILED', 400],
    [500, 'INTERNAL', 500],
    [503, 'UNAVAILABLE', 503],
    [599, 'INTERNAL', 500],
  ])('%i', (status, code, answered) => {
    expect(frameworkError(status)).toMatchObject({ code, status: answered });
  });
});
