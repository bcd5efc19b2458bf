import { describe, expect, it } from 'vitest';
import { stateAfter } from './lifecycle.ts';

const close = { from: ['open', 'held'], to: 'closed' } as const;

describe('stateAfter', () => {
  it('moves on from each state the transition starts from', () => {
    expect([stateAfter('close', close, 'open'), stateAfter('close', close, 'held')]).toEqual([
      'closed',
      'closed',
    ]);
  });

  it('refuses any other state and names those it starts from', () => {
    expect(() => stateAfter('close', close, 'closed')).toThrow(
      expect.objectContaining({
        code: 'ILLEGAL_TRANSITION',
        details: { from: 'closed', allowedFrom: ['open', 'held'] },
      }),
    );
  });
});
