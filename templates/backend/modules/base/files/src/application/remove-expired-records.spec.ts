import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkbench, PASSWORD, type Workbench } from '../tests/workbench.ts';
import { signIn } from './auth/sign-in.ts';
import { removeExpiredRecords } from './remove-expired-records.ts';

const DAY_S = 86_400;

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
});
afterAll(() => bench.close());

describe('removeExpiredRecords', () => {
  it('removes what has expired, in as many batches as it takes, and nothing else', async () => {
    const user = await bench.createUser('admin');
    const login = () =>
      signIn(bench.auth, { email: user.email, password: PASSWORD }, { address: '::1', userAgent: null });
    await login();
    await sql`insert into idempotency_keys (actor_id, key, request_hash, created_at)
      select ${user.id}::uuid, 'key-' || n, '', ${bench.clock.now()}::timestamptz from generate_series(1, 2500) n`.execute(
      bench.db,
    );
    expect(await removeExpiredRecords(bench.uow)).toMatchObject({ idempotency_keys: 0, sessions: 0 });
    bench.clock.advance(61 * DAY_S);
    await login();
    const removed = await removeExpiredRecords(bench.uow);
    expect(removed).toMatchObject({ idempotency_keys: 2_500, refresh_tokens: 1, sessions: 1 });
    expect(await bench.uow.repos.sessions.list(user.id)).toHaveLength(1);
  });
});
