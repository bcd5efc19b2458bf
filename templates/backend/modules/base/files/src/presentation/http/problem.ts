import { STATUS_CODES } from 'node:http';
import { AppError, STATUS, type ErrorCode, type FieldProblem } from '../../core/errors/app-error.ts';

/** The body of every failure (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly instance: string;
  readonly requestId: string;
  readonly errors?: readonly FieldProblem[];
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** The problem document of an error that the caller may see. */
export function problemOf(error: AppError, requestId: string): Problem {
  return {
    ...membersOf(error.details),
    type: `urn:problem:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.message,
    instance: `urn:uuid:${requestId}`,
    requestId,
  };
}

function membersOf(details: unknown): object {
  if (Array.isArray(details)) return { errors: details };
  return typeof details === 'object' && details !== null ? details : {};
}

const CODES_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  [STATUS.UNAUTHENTICATED]: 'UNAUTHENTICATED',
  [STATUS.FORBIDDEN]: 'FORBIDDEN',
  [STATUS.NOT_FOUND]: 'NOT_FOUND',
  [STATUS.METHOD_NOT_ALLOWED]: 'METHOD_NOT_ALLOWED',
  [STATUS.PAYLOAD_TOO_LARGE]: 'PAYLOAD_TOO_LARGE',
  [STATUS.UNSUPPORTED_MEDIA_TYPE]: 'UNSUPPORTED_MEDIA_TYPE',
  [STATUS.RATE_LIMITED]: 'RATE_LIMITED',
  [STATUS.UNAVAILABLE]: 'UNAVAILABLE',
};

/** What the framework found wrong with a request, in the terms of this service; its text stays inside. */
export function frameworkError(status: number, cause?: unknown): AppError {
  const code = CODES_OF_STATUS[status] ?? (status < 500 ? 'VALIDATION_FAILED' : 'INTERNAL');
  return new AppError(code, SENTENCES[code] ?? 'The request is not valid', undefined, { cause });
}

const SENTENCES: Partial<Readonly<Record<ErrorCode, string>>> = {
  UNAUTHENTICATED: 'Authentication is required',
  FORBIDDEN: 'This is not allowed',
  NOT_FOUND: 'No such resource',
  METHOD_NOT_ALLOWED: 'The resource does not know this method',
  PAYLOAD_TOO_LARGE: 'The body is too large',
  UNSUPPORTED_MEDIA_TYPE: 'The body must be application/json',
  RATE_LIMITED: 'Too many requests, slow down',
  UNAVAILABLE: 'The service is busy, try again',
  INTERNAL: 'Something went wrong on our side',
};
