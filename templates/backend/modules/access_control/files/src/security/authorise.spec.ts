import { describe, expect, it } from 'vitest';
import { ROLES } from '../core/entities/user.ts';
import type { Principal } from '../core/ports/security.ts';
import { authorise } from './authorise.ts';

function actor(role: Principal['role']): Principal {
  return { userId: 'u', sessionId: 's', role };
}

describe('authorise', () => {
  it('lets an administrator manage users', () => {
    expect(() => {
      authorise(actor('admin'), 'users:update');
    }).not.toThrow();
  });

  it('refuses every other role with FORBIDDEN', () => {
    for (const role of ROLES.filter((name) => name !== 'admin')) {
      expect(() => {
        authorise(actor(role), 'users:update');
      }).toThrow(expect.objectContaining({ code: 'FORBIDDEN', status: 403 }) as Error);
    }
  });
});
