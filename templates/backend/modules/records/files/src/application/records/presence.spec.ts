import { describe, expect, it } from 'vitest';
import { found, sameVersion } from './presence.ts';

describe('found', () => {
  it('passes a record on and refuses nothing', () => {
    expect(found({ id: '1' }, 'Student')).toEqual({ id: '1' });
    expect(() => found(null, 'Student')).toThrow('Student not found');
  });
});

describe('sameVersion', () => {
  it('lets the current version pass, and a decision made without looking', () => {
    expect(() => {
      sameVersion({ version: 3 }, 3);
      sameVersion({ version: 3 }, undefined);
    }).not.toThrow();
  });

  it('tells a caller with an older version which one is current', () => {
    expect(() => {
      sameVersion({ version: 3 }, 2);
    }).toThrow(expect.objectContaining({ code: 'VERSION_CONFLICT', details: { currentVersion: 3 } }));
  });
});
