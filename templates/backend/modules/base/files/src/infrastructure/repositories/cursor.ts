import { z } from 'zod';
import { AppError } from '../../core/errors/app-error.ts';

const shape = z.tuple([z.string().max(100), z.string().max(500).nullable(), z.string().min(1).max(64)]);

export interface CursorPosition {
  /** The value of the sort column in the last row of the page, as text; null where the column was null. */
  readonly value: string | null;
  readonly id: string;
}

/** An opaque position in a list. `sort` names field and order (`lastName:asc`): a cursor fits no other. */
export function encodeCursor(sort: string, value: string | null, id: string): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

export function decodeCursor(sort: string, cursor: string): CursorPosition {
  const parsed = shape.safeParse(parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (parsed.success && parsed.data[0] === sort) return { value: parsed.data[1], id: parsed.data[2] };
  const message = 'is not a cursor of this sort order';
  throw new AppError('VALIDATION_FAILED', 'The cursor is not valid', [{ path: 'cursor', message }]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
