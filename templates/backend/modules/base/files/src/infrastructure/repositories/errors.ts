import { AppError, type ErrorCode } from '../../core/errors/app-error.ts';
import { CONSTRAINTS } from './constraints.ts';
import { PLATFORM_CONSTRAINTS } from './platform-constraints.ts';

/** What breaking a named constraint means to the caller. */
export interface ConstraintMeaning {
  readonly code: ErrorCode;
  readonly message: string;
  /** The request field to point at, if there is one. */
  readonly path?: string;
}

interface DriverError extends Error {
  readonly code: string;
  readonly constraint?: string | undefined;
}

/** The fallback for a five-character SQLSTATE whose constraint has no meaning of its own. */
const MEANINGS: Readonly<Record<string, ConstraintMeaning>> = {
  '23505': { code: 'CONFLICT', message: 'A record with this value already exists' },
  '23P01': { code: 'CONFLICT', message: 'The record overlaps with another one' },
  '23503': { code: 'REFERENCE_CONFLICT', message: 'A referenced record does not exist or is in use' },
  '23001': { code: 'IN_USE', message: 'The record is in use' },
  '23502': { code: 'VALIDATION_FAILED', message: 'A required value is missing' },
  '23514': { code: 'VALIDATION_FAILED', message: 'A value breaks a rule of the database' },
  '22001': { code: 'VALIDATION_FAILED', message: 'A value is too long' },
  '22003': { code: 'VALIDATION_FAILED', message: 'A number is out of range' },
  '22007': { code: 'VALIDATION_FAILED', message: 'A date or time is not valid' },
  '22008': { code: 'VALIDATION_FAILED', message: 'A date or time is out of range' },
  '22021': { code: 'VALIDATION_FAILED', message: 'A text contains a character that cannot be stored' },
  '22P02': { code: 'VALIDATION_FAILED', message: 'A value is not in the expected format' },
  '22P05': { code: 'VALIDATION_FAILED', message: 'A text contains a character that cannot be stored' },
  '40001': { code: 'UNAVAILABLE', message: 'The database is busy, try again' },
  '40P01': { code: 'UNAVAILABLE', message: 'The database is busy, try again' },
  '53300': { code: 'UNAVAILABLE', message: 'The database is busy, try again' },
  '55P03': { code: 'UNAVAILABLE', message: 'The database is busy, try again' },
  '57014': { code: 'UNAVAILABLE', message: 'The database took too long, try again' },
  '57P01': { code: 'UNAVAILABLE', message: 'The database is restarting, try again' },
  '57P03': { code: 'UNAVAILABLE', message: 'The database is starting, try again' },
};

function isDriverError(error: unknown): error is DriverError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(error.code)
  );
}

/** The SQLSTATE behind an error, translated or not; undefined when the database did not raise it. */
export function sqlState(error: unknown): string | undefined {
  if (isDriverError(error)) return error.code;
  return error instanceof AppError && isDriverError(error.cause) ? error.cause.code : undefined;
}

/** Turns a failure of the database into one the caller may see; anything else comes back unchanged. */
export function translateDriverError(error: unknown): unknown {
  if (!isDriverError(error)) return error;
  const named = error.constraint === undefined ? undefined : meaningOf(error.constraint);
  const meaning = named ?? MEANINGS[error.code];
  if (meaning === undefined) return error;
  const details = meaning.path === undefined ? undefined : [{ path: meaning.path, message: meaning.message }];
  return new AppError(meaning.code, meaning.message, details, { cause: error });
}

function meaningOf(constraint: string): ConstraintMeaning | undefined {
  return PLATFORM_CONSTRAINTS[constraint] ?? CONSTRAINTS[constraint];
}

/** Awaits a statement and translates its failure. Every statement of a repository goes through it. */
export async function guarded<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    throw translateDriverError(error);
  }
}
