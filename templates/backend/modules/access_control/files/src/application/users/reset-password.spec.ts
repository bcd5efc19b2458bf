import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../core/ports/security.ts';
import { createWorkbench, PASSWORD, type Workbench } from '../../tests/workbench.ts';
import { signIn } from '../auth/sign-in.ts';
import { resetPassword } from './reset-password.ts';

let bench: Workbench;
let admin: Principal;
beforeAll(async () => {
  bench = await createWorkbench();
  admin = await bench.actor('admin');
});
afterAll(() => bench.close());

const CLIENT = { address: '127.0.0.1', userAgent: null };

describe('resetPassword', () => {
  it('replaces the password by a temporary one and ends every session', async () => {
    const { id, email } = await bench.createUser('admin');
    await signIn(bench.auth, { email, password: PASSWORD }, CLIENT);
    const temporary = await resetPassword(bench.auth, admin, id);
    expect(await bench.uow.repos.sessions.list(id)).toEqual([]);
    await expect(signIn(bench.auth, { email, password: PASSWORD }, CLIENT)).rejects.toThrow();
    expect((await signIn(bench.auth, { email, password: temporary }, CLIENT)).mustChangePassword).toBe(true);
  });

  it('is not for one’s own password, nor for nobody’s', async () => {
    await expect(resetPassword(bench.auth, admin, admin.userId)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(resetPassword(bench.auth, admin, randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
