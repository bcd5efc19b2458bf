import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkbench, type Workbench } from '../../tests/workbench.ts';
import { refreshExpiry, startSession, tokenPair } from './start-session.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
});
afterAll(() => bench.close());

describe('startSession', () => {
  it('stores the session and only the hash of its refresh token', async () => {
    const user = await bench.createUser('admin');
    const pair = await startSession(bench.auth, bench.uow.repos, user.id, { address: '::1', userAgent: 'Test/1' });
    const [session] = await bench.uow.repos.sessions.list(user.id);
    expect(session).toMatchObject({ userAgent: 'Test/1', address: '::1' });
    const rows = await bench.db.selectFrom('refresh_tokens').selectAll().where('session_id', '=', session!.id).execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(pair.refreshToken);
    expect(await bench.auth.tokens.verifyAccess(pair.accessToken)).toEqual({ userId: user.id, sessionId: session!.id });
  });
});

describe('refreshExpiry', () => {
  it('counts from now', () => {
    const inS = (refreshExpiry(bench.auth).getTime() - bench.clock.now().getTime()) / 1_000;
    expect(Math.round(inS)).toBe(bench.config.REFRESH_TOKEN_TTL_S);
  });
});

describe('tokenPair', () => {
  it('says how long each token lasts', async () => {
    const { actor } = bench;
    expect(await tokenPair(bench.auth, await actor('admin'), 'next')).toMatchObject({
      refreshToken: 'next',
      accessExpiresInS: bench.config.ACCESS_TOKEN_TTL_S,
      refreshExpiresInS: bench.config.REFRESH_TOKEN_TTL_S,
    });
  });
});
