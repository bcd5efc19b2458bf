import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../core/ports/security.ts';
import { createWorkbench, PASSWORD, type Workbench } from '../../tests/workbench.ts';
import { changePassword } from './change-password.ts';
import { signIn } from './sign-in.ts';

const NEW = 'a lantern under the stairs';
const CLIENT = { address: '127.0.0.1', userAgent: null };

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
});
afterAll(() => bench.close());

async function signedIn(passwordExpiresAt?: Date): Promise<{ actor: Principal; email: string }> {
  const user = await bench.createUser('admin', passwordExpiresAt === undefined ? {} : { passwordExpiresAt });
  await signIn(bench.auth, { email: user.email, password: PASSWORD }, CLIENT);
  const [session] = await bench.uow.repos.sessions.list(user.id);
  return { actor: { userId: user.id, sessionId: session!.id, role: user.role }, email: user.email };
}

function change(actor: Principal, newPassword: string, currentPassword = PASSWORD): Promise<void> {
  return changePassword(bench.auth, actor, { currentPassword, newPassword }, CLIENT.address);
}

describe('changePassword', () => {
  it('replaces the password and signs the other devices out', async () => {
    const { actor, email } = await signedIn();
    await signIn(bench.auth, { email, password: PASSWORD }, CLIENT);
    await change(actor, NEW);
    const sessions = await bench.uow.repos.sessions.list(actor.userId);
    expect(sessions.map((session) => session.id)).toEqual([actor.sessionId]);
    await signIn(bench.auth, { email, password: NEW }, CLIENT);
    await expect(signIn(bench.auth, { email, password: PASSWORD }, CLIENT)).rejects.toThrow();
  });

  it('makes a temporary password a lasting one', async () => {
    const { actor, email } = await signedIn(new Date(bench.clock.now().getTime() + 60_000));
    await change(actor, NEW);
    bench.clock.advance(3_600);
    expect((await signIn(bench.auth, { email, password: NEW }, CLIENT)).mustChangePassword).toBe(false);
  });

  it.each([
    ['the current password is wrong', NEW, 'wrong', 'currentPassword'],
    ['nothing changes', PASSWORD, PASSWORD, 'newPassword'],
    ['the new password is weak', 'lantern', PASSWORD, 'newPassword'],
  ])('refuses when %s', async (_case, newPassword, currentPassword, path) => {
    const { actor } = await signedIn();
    const refusal = change(actor, newPassword, currentPassword);
    await expect(refusal).rejects.toMatchObject({ code: 'VALIDATION_FAILED', details: [{ path }] });
  });

  it('lets one of two simultaneous changes win', async () => {
    const { actor } = await signedIn();
    const both = await Promise.allSettled([change(actor, NEW), change(actor, 'another lantern entirely')]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
