import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Argon2Hasher } from '../../security/argon2-hasher.ts';
import { createWorkbench, PASSWORD, type Workbench } from '../../tests/workbench.ts';
import { signIn } from './sign-in.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
});
afterAll(() => bench.close());

const CLIENT = { address: '127.0.0.1', userAgent: 'x'.repeat(1_000) };

function attempt(email: string, password = PASSWORD) {
  return signIn(bench.auth, { email, password }, CLIENT);
}

async function failure(email: string, password?: string): Promise<string> {
  const error: unknown = await attempt(email, password).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'UNAUTHENTICATED' });
  return (error as Error).message;
}

describe('signIn', () => {
  it('opens a session, for the address in any capitalisation', async () => {
    const user = await bench.createUser('admin', { email: 'Ada@Example.test' });
    const session = await attempt('aDA@example.test');
    expect(session.mustChangePassword).toBe(false);
    expect(session.refreshToken.length).toBeGreaterThan(40);
    const [row] = await bench.uow.repos.sessions.list(user.id);
    expect(row?.userAgent).toHaveLength(300);
  });

  it('gives the same answer to a wrong password, an unknown address and a disabled user', async () => {
    const user = await bench.createUser('admin');
    const disabled = await bench.createUser('admin');
    await bench.uow.repos.users.update(disabled.id, 1, { disabledAt: bench.clock.now() });
    const answers = [await failure(user.email, 'wrong'), await failure('nobody@example.test'), await failure(disabled.email)];
    expect(new Set(answers).size).toBe(1);
  });

  it('hashes once for an unknown address as well', async () => {
    let hashes = 0;
    const real = bench.auth.hasher;
    const counting = {
      hash: (password: string) => real.hash(password),
      verify: (encoded: string, password: string) => ((hashes += 1), real.verify(encoded, password)),
      isOutdated: (encoded: string) => real.isOutdated(encoded),
    };
    const input = { email: 'unknown@example.test', password: PASSWORD };
    await expect(signIn({ ...bench.auth, hasher: counting }, input, CLIENT)).rejects.toThrow();
    expect(hashes).toBe(1);
  });

  it('accepts a temporary password until it expires, and says what it is', async () => {
    const expires = new Date(bench.clock.now().getTime() + 60_000);
    const user = await bench.createUser('admin', { passwordExpiresAt: expires });
    expect((await attempt(user.email)).mustChangePassword).toBe(true);
    bench.clock.advance(61);
    await failure(user.email);
  });

  it('hashes again with stronger parameters once the password is known', async () => {
    const user = await bench.createUser('admin');
    const hasher = new Argon2Hasher({ ARGON2_MEMORY_KIB: 128, ARGON2_TIME_COST: 1, ARGON2_CONCURRENCY: 1 });
    await signIn({ ...bench.auth, hasher }, { email: user.email, password: PASSWORD }, CLIENT);
    const credentials = await bench.uow.repos.users.findCredentialsById(user.id);
    expect(credentials?.passwordHash).toContain('m=128');
    expect(credentials?.user.version).toBe(1);
    await attempt(user.email);
  });

  it('opens nothing when the password changes while it is being verified', async () => {
    const user = await bench.createUser('admin');
    const real = bench.auth.hasher;
    const slow = {
      hash: (password: string) => real.hash(password),
      isOutdated: () => false,
      verify: async (encoded: string, password: string) => {
        await bench.uow.repos.users.setPassword(user.id, await real.hash('another good phrase'), null);
        return real.verify(encoded, password);
      },
    };
    const input = { email: user.email, password: PASSWORD };
    await expect(signIn({ ...bench.auth, hasher: slow }, input, CLIENT)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await bench.uow.repos.sessions.list(user.id)).toEqual([]);
  });

  it('opens nothing when the user is disabled while the password is being verified', async () => {
    const user = await bench.createUser('admin');
    const real = bench.auth.hasher;
    const slow = {
      hash: (password: string) => real.hash(password),
      isOutdated: () => false,
      verify: async (encoded: string, password: string) => {
        await bench.uow.repos.users.update(user.id, 1, { disabledAt: bench.clock.now() });
        return real.verify(encoded, password);
      },
    };
    const input = { email: user.email, password: PASSWORD };
    await expect(signIn({ ...bench.auth, hasher: slow }, input, CLIENT)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await bench.uow.repos.sessions.list(user.id)).toEqual([]);
  });

  it('leaves a line in the audit log for success and for failure', async () => {
    const user = await bench.createUser('admin');
    await attempt(user.email);
    await failure(user.email, 'wrong');
    const { items } = await bench.uow.repos.audit.list({ limit: 10, entityId: user.id });
    expect(items.map((item) => item.action)).toEqual(['auth.sign_in_failed', 'auth.signed_in']);
    expect(JSON.stringify(items)).not.toContain('wrong');
  });
});
