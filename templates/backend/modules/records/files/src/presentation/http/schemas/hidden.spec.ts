import { describe, expect, it } from 'vitest';
import { withoutHidden } from './hidden.ts';

describe('withoutHidden', () => {
  it('leaves members out instead of emptying them, and does not touch the original', () => {
    const view = { id: '1', phone: '123', email: null };
    expect(withoutHidden(view, ['phone', 'email'])).toEqual({ id: '1' });
    expect(view).toEqual({ id: '1', phone: '123', email: null });
    expect(withoutHidden(view, [])).toEqual(view);
  });
});
