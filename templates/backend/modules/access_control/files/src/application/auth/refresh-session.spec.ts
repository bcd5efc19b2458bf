import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkbench, PASSWORD, type Workbench } from '../../tests/workbench.ts';
import { authenticate } from './authenticate.ts';
import { refreshSession } from './refresh-session.ts';
import { signIn } from './sign-in.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
});
afterAll(() => bench.close());

async function signedIn() {
  const user = await bench.createUser('admin');
  const client = { address: '127.0.0.1', userAgent: null };
  return { user, pair: await signIn(bench.auth, { email: user.email, password: PASSWORD }, client) };
}

const refused = { code: 'UNAUTHENTICATED' };

describe('refreshSession', () => {
  it('hands out a new pair each time', async () => {
    const { pair } = await signedIn();
    const second = await refreshSession(bench.auth, pair.refreshToken);
    const third = await refreshSession(bench.auth, second.refreshToken);
    expect(new Set([pair, second, third].map((each) => each.refreshToken)).size).toBe(3);
    expect(await authenticate(bench.auth, third.accessToken)).not.toBeNull();
  });

  it('ends the session when a token comes twice, the thief and the owner alike', async () => {
    const { user, pair } = await signedIn();
    const second = await refreshSession(bench.auth, pair.refreshToken);
    await expect(refreshSession(bench.auth, pair.refreshToken)).rejects.toMatchObject(refused);
    await expect(refreshSession(bench.auth, second.refreshToken)).rejects.toMatchObject(refused);
    expect(await authenticate(bench.auth, second.accessToken)).toBeNull();
    const { items } = await bench.uow.repos.audit.list({ limit: 10, actorId: user.id });
    expect(items.filter((item) => item.action === 'auth.refresh_reuse_detected')).toHaveLength(1);
  });

  it('lets exactly one of several simultaneous requests win', async () => {
    const { pair } = await signedIn();
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => refreshSession(bench.auth, pair.refreshToken)));
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('knows no made-up token and ends nothing because of one', async () => {
    const { pair } = await signedIn();
    await expect(refreshSession(bench.auth, 'made-up')).rejects.toMatchObject(refused);
    expect(await authenticate(bench.auth, pair.accessToken)).not.toBeNull();
  });

  it('refuses a token that rested too long, a disabled user and a session past its age', async () => {
    const rested = await signedIn();
    const disabled = await signedIn();
    await bench.uow.repos.users.update(disabled.user.id, 1, { disabledAt: bench.clock.now() });
    await expect(refreshSession(bench.auth, disabled.pair.refreshToken)).rejects.toMatchObject(refused);
    bench.clock.advance(bench.config.REFRESH_TOKEN_TTL_S + 1);
    await expect(refreshSession(bench.auth, rested.pair.refreshToken)).rejects.toMatchObject(refused);
    let { pair } = await signedIn();
    const step = bench.config.REFRESH_TOKEN_TTL_S - 60;
    for (let at = 0; at < bench.config.SESSION_MAX_AGE_S - step; at += step) {
      bench.clock.advance(step);
      pair = { ...pair, ...(await refreshSession(bench.auth, pair.refreshToken)) };
    }
    bench.clock.advance(step);
    await expect(refreshSession(bench.auth, pair.refreshToken)).rejects.toMatchObject(refused);
  });
});
