import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../core/ports/security.ts';
import { createWorkbench, type Workbench } from '../../tests/workbench.ts';
import { signIn } from '../auth/sign-in.ts';
import { createUser, temporaryPasswordExpiry } from './create-user.ts';

let bench: Workbench;
let admin: Principal;
beforeAll(async () => {
  bench = await createWorkbench();
  admin = await bench.actor('admin');
});
afterAll(() => bench.close());

const CLIENT = { address: '127.0.0.1', userAgent: null };
const person = (email: string) => ({ email, displayName: 'Grace Hopper', role: 'admin' }) as const;

describe('createUser', () => {
  it('makes an account that opens with the temporary password, for a while', async () => {
    const { user, temporaryPassword } = await createUser(bench.auth, admin, person('grace@example.test'));
    const input = { email: user.email, password: temporaryPassword };
    expect((await signIn(bench.auth, input, CLIENT)).mustChangePassword).toBe(true);
    bench.clock.advance(bench.config.TEMPORARY_PASSWORD_TTL_S + 1);
    await expect(signIn(bench.auth, input, CLIENT)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('records who made it, without the password', async () => {
    const { user, temporaryPassword } = await createUser(bench.auth, admin, person('two@example.test'));
    const { items } = await bench.uow.repos.audit.list({ limit: 1, entityId: user.id });
    expect(items[0]).toMatchObject({ action: 'user.created', actorId: admin.userId, after: { role: 'admin' } });
    expect(JSON.stringify(items)).not.toContain(temporaryPassword);
  });

  it('refuses an address that is taken, in any capitalisation', async () => {
    await createUser(bench.auth, admin, person('three@example.test'));
    await expect(createUser(bench.auth, admin, person('THREE@example.test'))).rejects.toMatchObject({
      code: 'CONFLICT',
      details: [{ path: 'email' }],
    });
  });
});

describe('temporaryPasswordExpiry', () => {
  it('counts from now', () => {
    const inS = (temporaryPasswordExpiry(bench.auth).getTime() - bench.clock.now().getTime()) / 1_000;
    expect(Math.round(inS)).toBe(bench.config.TEMPORARY_PASSWORD_TTL_S);
  });
});
