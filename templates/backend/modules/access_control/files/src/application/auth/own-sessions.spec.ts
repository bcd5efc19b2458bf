import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../core/ports/security.ts';
import { createWorkbench, PASSWORD, type Workbench } from '../../tests/workbench.ts';
import { listOwnSessions, revokeOwnSession } from './own-sessions.ts';
import { signIn } from './sign-in.ts';

let bench: Workbench;
let ada: Principal;
let bob: Principal;

async function signedIn(): Promise<Principal> {
  const user = await bench.createUser('admin');
  await signIn(bench.auth, { email: user.email, password: PASSWORD }, { address: '::1', userAgent: 'Phone' });
  const [session] = await bench.uow.repos.sessions.list(user.id);
  return { userId: user.id, sessionId: session!.id, role: user.role };
}

beforeAll(async () => {
  bench = await createWorkbench();
  ada = await signedIn();
  bob = await signedIn();
});
afterAll(() => bench.close());

describe('listOwnSessions', () => {
  it('shows one’s own devices and marks the one in use', async () => {
    const sessions = await listOwnSessions(bench.uow, ada);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ id: ada.sessionId, current: true, userAgent: 'Phone' });
  });
});

describe('revokeOwnSession', () => {
  it('does not know the sessions of others', async () => {
    await expect(revokeOwnSession(bench.uow, ada, bob.sessionId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await listOwnSessions(bench.uow, bob)).toHaveLength(1);
  });

  it('ends a session once', async () => {
    await revokeOwnSession(bench.uow, ada, ada.sessionId);
    expect(await listOwnSessions(bench.uow, ada)).toEqual([]);
    await expect(revokeOwnSession(bench.uow, ada, ada.sessionId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
