import { DOMAIN_ERRORS } from './domain-errors.ts';

const PLATFORM_ERRORS = {
  VALIDATION_FAILED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  PASSWORD_CHANGE_REQUIRED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  REFERENCE_CONFLICT: 409,
  IN_USE: 409,
  ILLEGAL_TRANSITION: 409,
  FROZEN: 409,
  LAST_ADMIN: 409,
  OPERATION_IN_PROGRESS: 409,
  VERSION_CONFLICT: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  IDEMPOTENCY_MISMATCH: 422,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

/** The HTTP status of every code this service can answer with: the platform's and those of its business. */
export const STATUS = { ...PLATFORM_ERRORS, ...DOMAIN_ERRORS } as const;

export type ErrorCode = keyof typeof STATUS;

/** One offending value of a request; `path` is a dotted path such as `lines.0.amount`. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/**
 * A failure the caller may be told about. The message is shown to the caller, so it never quotes internals.
 * `details` that are an array of FieldProblem become the `errors` member of the problem document; the members
 * of a plain object become members of the document (`{ currentVersion: 3 }`).
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: unknown;

  constructor(code: ErrorCode, message: string, details?: unknown, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.status = STATUS[code];
    this.details = details;
  }
}
