import { describe, expect, it } from 'vitest';
import { enforce, type Refusals } from './rules.ts';

const refusals: Refusals<'open' | 'covered'> = {
  open: ['CONFLICT', 'It is closed.'],
  covered: ['IN_USE', 'It is not covered.'],
};

describe('enforce', () => {
  it('lets pass what breaks no rule', () => {
    expect(() => {
      enforce({ open: true, covered: true }, refusals);
    }).not.toThrow();
  });

  it('speaks with the first broken rule', () => {
    expect(() => {
      enforce({ open: true, covered: false }, refusals);
    }).toThrow(expect.objectContaining({ code: 'IN_USE', message: 'It is not covered.' }));
    expect(() => {
      enforce({ open: false, covered: false }, refusals);
    }).toThrow('It is closed.');
  });
});
