import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../core/entities/user.ts';
import { can } from '../../security/permissions.ts';
import { createWorkbench, type Workbench } from '../../tests/workbench.ts';
import { ownProfile } from './own-profile.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
});
afterAll(() => bench.close());

describe('ownProfile', () => {
  it.each(ROLES)('tells a user with role %s who they are and what they may do', async (role) => {
    const actor = await bench.actor(role);
    const { user, permissions } = await ownProfile(bench.uow, actor);
    expect(user.id).toBe(actor.userId);
    expect(permissions.every((permission) => can(role, permission))).toBe(true);
    expect(permissions.includes('users:read')).toBe(can(role, 'users:read'));
  });

  it('knows nobody without an account', async () => {
    const actor = { ...(await bench.actor('admin')), userId: randomUUID() };
    await expect(ownProfile(bench.uow, actor)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
