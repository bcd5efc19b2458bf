import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../core/entities/user.ts';
import { createHarness, type Harness, type Login } from './harness.ts';

let h: Harness;
let admin: Login;
beforeAll(async () => {
  h = await createHarness();
  admin = await h.login('admin');
});
afterAll(() => h.close());

interface UserJson {
  readonly id: string;
  readonly role: string;
  readonly version: number;
}

const invitation = (email: string) => ({ email, displayName: 'Grace Hopper', role: 'admin' });

describe('users', () => {
  it('are made, found and changed by an administrator', async () => {
    const made = await h.request('POST', '/v1/users', { token: admin.token, body: invitation('g@example.test') });
    expect(made.statusCode).toBe(201);
    const { id } = made.json<UserJson>();
    expect(made.headers.location).toBe(`/v1/users/${id}`);
    const found = await h.request('GET', `/v1/users/${id}`, { token: admin.token });
    expect(found.json()).toMatchObject({ email: 'g@example.test', disabled: false, mustChangePassword: true });
    const body = { version: 1, displayName: 'Rear Admiral Hopper' };
    const changed = await h.request('PATCH', `/v1/users/${id}`, { token: admin.token, body });
    expect(changed.json()).toMatchObject({ displayName: 'Rear Admiral Hopper', version: 2 });
  });

  it('never show a hash or a password', async () => {
    const list = await h.request('GET', '/v1/users?limit=100', { token: admin.token });
    expect(list.statusCode).toBe(200);
    expect(list.body).not.toMatch(/argon2|password_?hash|temporaryPassword/i);
  });

  it('are nobody else’s business', async () => {
    const outsider = ROLES.find((role) => role !== 'admin');
    if (outsider === undefined) return;
    const { token, userId } = await h.login(outsider);
    const answers = await Promise.all([
      h.request('GET', '/v1/users', { token }),
      h.request('GET', `/v1/users/${userId}`, { token }),
      h.request('POST', '/v1/users', { token, body: invitation('x@example.test') }),
      h.request('PATCH', `/v1/users/${userId}`, { token, body: { version: 1, role: 'admin' } }),
      h.request('POST', `/v1/users/${admin.userId}/reset-password`, { token }),
      h.request('GET', '/v1/audit', { token }),
    ]);
    expect(answers.map((answer) => answer.statusCode)).toEqual([403, 403, 403, 403, 403, 403]);
  });

  it('cannot be given fields that are not theirs to give', async () => {
    const body = { ...invitation('m@example.test'), id: 'x', passwordHash: 'x', disabledAt: null };
    const refused = await h.request('POST', '/v1/users', { token: admin.token, body });
    expect(refused.statusCode).toBe(400);
    const paths = refused.json<{ errors: { path: string }[] }>().errors.map((error) => error.path);
    expect(paths.sort()).toEqual(['disabledAt', 'id', 'passwordHash']);
  });
});

describe('a change of role or access', () => {
  it('holds from the next request on', async () => {
    const other = await h.login('admin');
    const role = ROLES.find((name) => name !== 'admin');
    if (role !== undefined) {
      const demoted = await h.request('PATCH', `/v1/users/${other.userId}`, {
        token: admin.token,
        body: { version: 1, role },
      });
      expect(demoted.statusCode).toBe(200);
      expect((await h.request('GET', '/v1/users', { token: other.token })).statusCode).toBe(403);
      expect((await h.request('GET', '/v1/me', { token: other.token })).json()).toMatchObject({ role });
    }
    const { version } = (await h.request('GET', `/v1/users/${other.userId}`, { token: admin.token })).json<UserJson>();
    const body = { version, disabled: true };
    await h.request('PATCH', `/v1/users/${other.userId}`, { token: admin.token, body });
    expect((await h.request('GET', '/v1/me', { token: other.token })).statusCode).toBe(401);
  });

  it('does not reach the last administrator', async () => {
    const alone = await createHarness();
    const { token, userId } = await alone.login('admin');
    const body = { version: 1, disabled: true };
    const refused = await alone.request('PATCH', `/v1/users/${userId}`, { token, body });
    expect(refused.json()).toMatchObject({ status: 409, code: 'LAST_ADMIN' });
    expect((await alone.request('GET', '/v1/me', { token })).statusCode).toBe(200);
    await alone.close();
  });

  it('is decided on the version somebody saw', async () => {
    const { id } = await h.createUser('admin');
    const change = (displayName: string) =>
      h.request('PATCH', `/v1/users/${id}`, { token: admin.token, body: { version: 1, displayName } });
    expect((await change('First')).statusCode).toBe(200);
    expect((await change('Second')).json()).toMatchObject({ status: 412, code: 'VERSION_CONFLICT', currentVersion: 2 });
  });
});
