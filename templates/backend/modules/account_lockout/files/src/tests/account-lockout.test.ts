import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarness, type Harness } from './harness.ts';
import { PASSWORD } from './workbench.ts';

let h: Harness;
beforeAll(async () => {
  h = await createHarness({ LOCKOUT_ACCOUNT_FREE_ATTEMPTS: '3' });
});
afterAll(() => h.close());

function login(email: string, password: string) {
  return h.request('POST', '/v1/auth/login', { body: { email, password } });
}

async function guess(email: string): Promise<number[]> {
  const seen: number[] = [];
  for (let index = 0; index < 4; index += 1) seen.push((await login(email, 'wrong')).statusCode);
  return seen;
}

describe('account lockout', () => {
  it('makes a known and an unknown account wait alike, the right password included', async () => {
    const { email } = await h.createUser('admin');
    expect(await guess(email)).toEqual([401, 401, 401, 429]);
    expect(await guess('nobody@example.test')).toEqual([401, 401, 401, 429]);
    const refused = await login(email, PASSWORD);
    expect(refused.json()).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(25);
    h.clock.advance(31);
    expect((await login(email, PASSWORD)).statusCode).toBe(200);
    expect(await guess(email)).toEqual([401, 401, 401, 429]);
  });

  it('also guards the change of a password from a stolen session', async () => {
    const { token } = await h.login('admin');
    const body = { currentPassword: 'wrong', newPassword: 'a lantern under the stairs' };
    const seen: number[] = [];
    for (let index = 0; index < 4; index += 1) {
      seen.push((await h.request('POST', '/v1/auth/password', { token, body })).statusCode);
    }
    expect(seen).toEqual([400, 400, 400, 429]);
  });
});
