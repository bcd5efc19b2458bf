import { describe, expect, it } from 'vitest';
import { refuseHidden, type HiddenFields } from './visibility.ts';

const hidden: HiddenFields<'bornOn' | 'phone'> = { admin: ['bornOn', 'phone'] };

describe('refuseHidden', () => {
  it.each([{ sort: 'bornOn' }, { sort: 'createdAt', phone: '1' }, { sort: 'createdAt', bornOnFrom: '2020-01-01' }])(
    'refuses %o to whom the field is hidden from',
    (query) => {
      expect(() => {
        refuseHidden(hidden, 'admin', query);
      }).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    },
  );

  it('lets everything else pass, and everything to whoever sees all', () => {
    expect(() => {
      refuseHidden(hidden, 'admin', { sort: 'createdAt' });
      refuseHidden({}, 'admin', { sort: 'bornOn' });
    }).not.toThrow();
  });
});
