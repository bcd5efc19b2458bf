import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../../core/ports/security.ts';
import { ROLES } from '../../core/entities/user.ts';
import { createWorkbench, PASSWORD, type Workbench } from '../../tests/workbench.ts';
import { signIn } from '../auth/sign-in.ts';
import { updateUser, type UserChange } from './update-user.ts';

const benches: Workbench[] = [];
let bench: Workbench;
let admin: Principal;
beforeEach(async () => {
  bench = await createWorkbench();
  benches.push(bench);
  admin = await bench.actor('admin');
});
afterAll(() => Promise.all(benches.map((each) => each.close())));

function update(id: string, change: UserChange, version = 1) {
  return updateUser(bench.auth, admin, id, version, change);
}

describe('updateUser', () => {
  it('changes and records before and after', async () => {
    const user = await bench.createUser('admin');
    expect(await update(user.id, { displayName: 'New Name' })).toMatchObject({ displayName: 'New Name', version: 2 });
    const { items } = await bench.uow.repos.audit.list({ limit: 1, entityId: user.id });
    expect(items[0]).toMatchObject({ before: { displayName: 'Test Person' }, after: { displayName: 'New Name' } });
  });

  it('disables: the sessions end, and the time it happened stays', async () => {
    const user = await bench.createUser('admin');
    await signIn(bench.auth, { email: user.email, password: PASSWORD }, { address: '::1', userAgent: null });
    const disabled = await update(user.id, { disabled: true });
    expect(await bench.uow.repos.sessions.list(user.id)).toEqual([]);
    bench.clock.advance(60);
    expect((await update(user.id, { disabled: true }, 2)).disabledAt).toEqual(disabled.disabledAt);
    expect((await update(user.id, { disabled: false }, 3)).disabledAt).toBeNull();
  });

  it('refuses a version that is not today’s, and a user that is not there', async () => {
    const user = await bench.createUser('admin');
    await update(user.id, { displayName: 'One' });
    await expect(update(user.id, { displayName: 'Two' })).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
      details: { currentVersion: 2 },
    });
    await expect(update(randomUUID(), { displayName: 'X' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([{ role: ROLES.find((role) => role !== 'admin') }, { disabled: true }])(
    'keeps the last administrator from %o',
    async (change) => {
      await expect(update(admin.userId, change)).rejects.toMatchObject({ code: 'LAST_ADMIN' });
      expect((await update(admin.userId, { displayName: 'Still here' })).role).toBe('admin');
    },
  );

  it('keeps one of two administrators who disable each other at once', async () => {
    const other = await bench.createUser('admin');
    const both = await Promise.allSettled([
      update(other.id, { disabled: true }),
      update(admin.userId, { disabled: true }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
