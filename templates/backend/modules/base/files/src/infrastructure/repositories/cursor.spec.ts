import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors/app-error.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

describe('cursor', () => {
  it('comes back as it went in, nulls and odd characters included', () => {
    expect(decodeCursor('lastName:asc', encodeCursor('lastName:asc', `O'Ñ"\n`, 'a-1'))).toEqual({
      value: `O'Ñ"\n`,
      id: 'a-1',
    });
    expect(decodeCursor('dueOn:desc', encodeCursor('dueOn:desc', null, '7')).value).toBeNull();
  });

  it.each([
    ['of another sort', encodeCursor('lastName:desc', 'x', 'a-1')],
    ['of no sort', 'zzz'],
    ['with a wrong shape', Buffer.from('["lastName:asc",1,2]').toString('base64url')],
    ['of null', Buffer.from('null').toString('base64url')],
    ['that is empty', ''],
  ])('refuses one %s', (_name, cursor) => {
    expect(() => decodeCursor('lastName:asc', cursor)).toThrow(AppError);
  });
});
