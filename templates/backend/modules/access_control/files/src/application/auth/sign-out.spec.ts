import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../core/ports/security.ts';
import { createWorkbench, PASSWORD, type Workbench } from '../../tests/workbench.ts';
import { signIn } from './sign-in.ts';
import { signOut, signOutEverywhere } from './sign-out.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
});
afterAll(() => bench.close());

/** A user with two devices, acting on the newer one. */
async function twoDevices(): Promise<Principal> {
  const user = await bench.createUser('admin');
  const client = { address: '127.0.0.1', userAgent: null };
  for (let device = 0; device < 2; device += 1) {
    await signIn(bench.auth, { email: user.email, password: PASSWORD }, client);
    bench.clock.advance(1);
  }
  const [newest] = await bench.uow.repos.sessions.list(user.id);
  return { userId: user.id, sessionId: newest!.id, role: user.role };
}

describe('signOut', () => {
  it('ends this session and no other', async () => {
    const actor = await twoDevices();
    await signOut(bench.uow, actor);
    const left = await bench.uow.repos.sessions.list(actor.userId);
    expect(left).toHaveLength(1);
    expect(left[0]?.id).not.toBe(actor.sessionId);
  });
});

describe('signOutEverywhere', () => {
  it('ends every session of the user, and only theirs', async () => {
    const actor = await twoDevices();
    const other = await twoDevices();
    await signOutEverywhere(bench.uow, actor);
    expect(await bench.uow.repos.sessions.list(actor.userId)).toEqual([]);
    expect(await bench.uow.repos.sessions.list(other.userId)).toHaveLength(2);
    const { items } = await bench.uow.repos.audit.list({ limit: 1, actorId: actor.userId });
    expect(items[0]).toMatchObject({ action: 'auth.signed_out_everywhere', after: { sessions: 2 } });
  });
});
