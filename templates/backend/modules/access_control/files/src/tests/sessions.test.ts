import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, createHarness, type Harness } from './harness.ts';
import { PASSWORD } from './workbench.ts';

const CSRF = { 'x-csrf-protection': '1' };

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(() => h.close());

const me = (token: string) => h.request('GET', '/v1/me', { token });
const refresh = (cookie: string, headers: Record<string, string> = CSRF) =>
  h.request('POST', '/v1/auth/refresh', { cookie, headers });

describe('sign-in', () => {
  it('answers with a bearer token and hides the refresh token from scripts', async () => {
    const { email } = await h.createUser('admin');
    const response = await h.request('POST', '/v1/auth/login', { body: { email, password: PASSWORD } });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ tokenType: 'Bearer', expiresIn: 600, mustChangePassword: false });
    expect(response.body).not.toContain(cookieOf(response));
    expect(response.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Strict$/);
  });

  it('does not tell an unknown address from a wrong password', async () => {
    const { email } = await h.createUser('admin');
    const wrong = await h.request('POST', '/v1/auth/login', { body: { email, password: 'wrong' } });
    const unknown = await h.request('POST', '/v1/auth/login', { body: { email: 'no@one.test', password: 'wrong' } });
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect(wrong.json<{ detail: string }>().detail).toBe(unknown.json<{ detail: string }>().detail);
  });

  it('offers no way to make an account for oneself', async () => {
    const body = { email: 'self@example.test', displayName: 'Me', role: 'admin', password: PASSWORD };
    expect((await h.request('POST', '/v1/users', { body })).statusCode).toBe(401);
    expect((await h.request('POST', '/v1/auth/register', { body })).statusCode).toBe(404);
  });
});

describe('refresh', () => {
  it('rotates, and a token that comes twice ends the session at once', async () => {
    const { cookie, token } = await h.login('admin');
    const next = await refresh(cookie);
    expect(next.statusCode).toBe(200);
    expect((await refresh(cookie)).statusCode).toBe(401);
    expect((await refresh(cookieOf(next))).statusCode).toBe(401);
    expect((await me(token)).statusCode).toBe(401);
  });

  it('needs the header that a foreign page cannot send', async () => {
    const { cookie } = await h.login('admin');
    const forged = await refresh(cookie, { origin: 'https://evil.test' });
    expect(forged.statusCode).toBe(403);
    expect((await refresh(cookie)).statusCode).toBe(200);
  });

  it('refuses to work without the cookie', async () => {
    expect((await h.request('POST', '/v1/auth/refresh', { headers: CSRF })).statusCode).toBe(401);
  });
});

describe('revocation', () => {
  it('holds from the next request on', async () => {
    const { token } = await h.login('admin');
    expect((await me(token)).statusCode).toBe(200);
    const left = await h.request('POST', '/v1/auth/logout', { token });
    expect(left.statusCode).toBe(204);
    expect(left.headers['set-cookie']).toContain('refresh_token=;');
    expect((await me(token)).statusCode).toBe(401);
  });

  it('ends one device from another', async () => {
    const phone = await h.login('admin');
    const body = { email: phone.email, password: PASSWORD };
    const laptop = (await h.request('POST', '/v1/auth/login', { body })).json<{ accessToken: string }>().accessToken;
    const list = await h.request('GET', '/v1/auth/sessions', { token: laptop });
    const { items } = list.json<{ items: { id: string; current: boolean }[] }>();
    expect(items).toHaveLength(2);
    const other = items.find((session) => !session.current);
    const url = `/v1/auth/sessions/${other!.id}`;
    expect((await h.request('DELETE', url, { token: laptop })).statusCode).toBe(204);
    expect((await me(phone.token)).statusCode).toBe(401);
    expect((await me(laptop)).statusCode).toBe(200);
  });

  it('ends all devices together', async () => {
    const one = await h.login('admin');
    const body = { email: one.email, password: PASSWORD };
    const two = (await h.request('POST', '/v1/auth/login', { body })).json<{ accessToken: string }>().accessToken;
    expect((await h.request('POST', '/v1/auth/logout-everywhere', { token: two })).statusCode).toBe(204);
    expect([(await me(one.token)).statusCode, (await me(two)).statusCode]).toEqual([401, 401]);
  });
});

describe('temporary passwords', () => {
  it('open nothing but the way to a password of one’s own', async () => {
    const { token: admin } = await h.login('admin');
    const invitation = { email: 'new@example.test', displayName: 'New Person', role: 'admin' };
    const invited = await h.request('POST', '/v1/users', { token: admin, body: invitation });
    expect(invited.statusCode).toBe(201);
    const { temporaryPassword } = invited.json<{ temporaryPassword: string }>();
    const login = await h.request('POST', '/v1/auth/login', {
      body: { email: invitation.email, password: temporaryPassword },
    });
    const { accessToken: token, mustChangePassword } = login.json<{ accessToken: string; mustChangePassword: boolean }>();
    expect(mustChangePassword).toBe(true);
    const refused = await h.request('GET', '/v1/users', { token });
    expect(refused.json()).toMatchObject({ status: 403, code: 'PASSWORD_CHANGE_REQUIRED' });
    const body = { currentPassword: temporaryPassword, newPassword: 'a lantern under the stairs' };
    expect((await h.request('POST', '/v1/auth/password', { token, body })).statusCode).toBe(204);
    expect((await h.request('GET', '/v1/users', { token })).statusCode).toBe(200);
  });
});

describe('forged tokens', () => {
  it('open nothing', async () => {
    const { token } = await h.login('admin');
    const [head = '', payload = '', signature = ''] = token.split('.');
    const other = (first: string) => (first === 'f' ? 'e' : 'f');
    const claims = Buffer.from(payload, 'base64url').toString().replace(/(?<="sub":")./, other);
    const forged = [
      `${head}.${Buffer.from(claims).toString('base64url')}.${signature}`,
      `${Buffer.from('{"alg":"none","typ":"at+jwt","kid":"test"}').toString('base64url')}.${payload}.`,
      `${token}x`,
      'null',
    ];
    for (const each of forged) expect((await me(each)).statusCode).toBe(401);
    const basic = await h.request('GET', '/v1/me', { headers: { authorization: `Basic ${token}` } });
    expect(basic.statusCode).toBe(401);
    expect(basic.headers['www-authenticate']).toBe('Bearer');
  });
});
