import { AppError } from '../../core/errors/app-error.ts';

/**
 * The record, or NOT_FOUND. A record outside the actor's scope is answered the same way as one that does not
 * exist, so that nobody learns of it.
 */
export function found<T>(record: T | null, what: string): T {
  if (record === null) throw new AppError('NOT_FOUND', `${what} not found`);
  return record;
}

/** Refuses a decision that was made on an older version; `version` may be left out where none was looked at. */
export function sameVersion(record: { readonly version: number }, version: number | undefined): void {
  if (version === undefined || version === record.version) return;
  throw new AppError('VERSION_CONFLICT', 'The record was changed by someone else', {
    currentVersion: record.version,
  });
}
