import { describe, expect, it } from 'vitest';
import { change, creation, reading, removal } from './trail.ts';

const actor = { userId: 'u-1', sessionId: 's-1', role: 'admin' } as const;
const record = { id: 'r-1', name: 'Ada', seenAt: new Date(0), note: null, version: 1, updatedAt: new Date(0) };

describe('creation', () => {
  it('keeps what the record started with, without the columns of the bookkeeping', () => {
    expect(creation(actor, 'thing', record)).toEqual({
      actorId: 'u-1',
      action: 'thing.created',
      entity: 'thing',
      entityId: 'r-1',
      after: { name: 'Ada', seenAt: new Date(0), note: null },
    });
  });
});

describe('change', () => {
  it('keeps only what differs, before and after', () => {
    const after = { ...record, name: 'Grace', seenAt: new Date(0), version: 2, updatedAt: new Date(9) };
    expect(change(actor, 'updated', 'thing', [record, after])).toMatchObject({
      action: 'thing.updated',
      before: { name: 'Ada' },
      after: { name: 'Grace' },
    });
  });

  it('sees another moment and a value that came or went', () => {
    const after = { ...record, seenAt: new Date(1) };
    expect(change(actor, 'updated', 'thing', [record, after]).after).toEqual({ seenAt: new Date(1) });
  });
});

describe('removal and reading', () => {
  it('name the record that went', () => {
    const entry = { actorId: 'u-1', action: 'thing.deleted', entity: 'thing', entityId: 'r-1' };
    expect(removal(actor, { entity: 'thing', id: 'r-1' })).toEqual(entry);
  });

  it('name the record that was seen, or all of a page', () => {
    expect(reading(actor, 'thing', ['r-1'])).toMatchObject({ action: 'thing.read', entityId: 'r-1' });
    expect(reading(actor, 'thing', ['r-1', 'r-2'])).toMatchObject({ entityId: null, after: { ids: ['r-1', 'r-2'] } });
  });
});
