import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkbench, PASSWORD, type Workbench } from '../../tests/workbench.ts';
import { authenticate } from './authenticate.ts';
import { signIn } from './sign-in.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
});
afterAll(() => bench.close());

const CLIENT = { address: '127.0.0.1', userAgent: null };

async function signedIn() {
  const user = await bench.createUser('admin');
  const { accessToken } = await signIn(bench.auth, { email: user.email, password: PASSWORD }, CLIENT);
  return { user, accessToken };
}

describe('authenticate', () => {
  it('knows the user, the session and the role of today', async () => {
    const { user, accessToken } = await signedIn();
    expect(await authenticate(bench.auth, accessToken)).toMatchObject({
      principal: { userId: user.id, role: 'admin' },
      mustChangePassword: false,
    });
  });

  it('knows nobody once the user is disabled', async () => {
    const { user, accessToken } = await signedIn();
    await bench.uow.repos.users.update(user.id, user.version, { disabledAt: bench.clock.now() });
    expect(await authenticate(bench.auth, accessToken)).toBeNull();
  });

  it('knows nobody once the session is revoked', async () => {
    const { user, accessToken } = await signedIn();
    await bench.uow.repos.sessions.revokeAll(user.id, 'signed_out');
    expect(await authenticate(bench.auth, accessToken)).toBeNull();
  });

  it('knows nobody once the session has reached its age, whatever the token says', async () => {
    const { user, accessToken } = await signedIn();
    const expires_at = new Date(bench.clock.now().getTime() - 1);
    await bench.db.updateTable('sessions').set({ expires_at }).where('user_id', '=', user.id).execute();
    expect(await authenticate(bench.auth, accessToken)).toBeNull();
  });

  it('knows nobody with a made-up token', async () => {
    expect(await authenticate(bench.auth, 'a.b.c')).toBeNull();
  });
});
