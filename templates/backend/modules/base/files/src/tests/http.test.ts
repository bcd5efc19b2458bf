import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarness, type Harness } from './harness.ts';
import { PASSWORD } from './workbench.ts';

let h: Harness;
let origin: string;
let token: string;
beforeAll(async () => {
  h = await createHarness();
  origin = await h.app.listen({ host: '127.0.0.1', port: 0 });
  token = (await h.login('admin')).token;
});
afterAll(() => h.close());

interface Problem {
  readonly code: string;
  readonly status: number;
  readonly requestId: string;
  readonly errors?: { path: string; message: string }[];
}

/** A body as it is, over a real socket. */
function post(path: string, body: string | undefined, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
}

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await response.json()) as Problem;
  expect(problem.status).toBe(response.status);
  return problem;
}

/** Methods that fetch refuses to send. */
function raw(method: string, path: string): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(`${origin}${path}`, { method }, (response) => {
      void text(response).then((body) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    call.on('error', reject).end();
  });
}

describe('bodies that are not what they should be', () => {
  const login = '/v1/auth/login';

  it.each([
    ['malformed JSON', '{"email":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['nothing', ''],
    ['an unknown field', JSON.stringify({ email: 'a@b.test', password: 'x', admin: true })],
    ['a wrong type', JSON.stringify({ email: 1, password: { $ne: null } })],
    ['a prototype', '{"__proto__":{"admin":true},"email":"a@b.test","password":"x"}'],
  ])('%s: 400', async (_name, body) => {
    const response = await post(login, body);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).code).toBe('VALIDATION_FAILED');
  });

  it('too large: 413', async () => {
    const response = await post(login, JSON.stringify({ email: 'a@b.test', password: 'x'.repeat(300_000) }));
    expect((await problemOf(response)).code).toBe('PAYLOAD_TOO_LARGE');
  });

  it.each(['application/xml', 'text/plain', 'application/x-www-form-urlencoded'])('of type %s: 415', async (type) => {
    const response = await post(login, '{"email":"a@b.test","password":"x"}', { 'content-type': type });
    expect((await problemOf(response)).code).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  it('where none is expected: 400', async () => {
    const response = await post('/v1/auth/logout', '{"everywhere":true}');
    expect((await problemOf(response)).errors).toEqual([{ path: 'body', message: 'is not expected here' }]);
  });
});

describe('values that the database cannot store', () => {
  it('a NUL byte in a text: 400', async () => {
    const body = JSON.stringify({ email: 'nul@example.test', displayName: 'N\u0000L', role: 'admin' });
    const response = await post('/v1/users', body);
    expect((await problemOf(response)).code).toBe('VALIDATION_FAILED');
  });

  it('a NUL byte in a search: 400', async () => {
    const response = await h.request('GET', '/v1/users?search=%00', { token });
    expect(response.statusCode).toBe(400);
  });

  it.each(['/v1/users/not-a-uuid', '/v1/users/%00', '/v1/users?cursor=zzz', '/v1/users?limit=1000'])(
    '%s: 400',
    async (url) => {
      expect((await h.request('GET', url, { token })).statusCode).toBe(400);
    },
  );

  it('a cursor whose values were tampered with: 400', async () => {
    const cursor = Buffer.from(JSON.stringify(['createdAt:asc', 'yesterday-ish', 'x'])).toString('base64url');
    expect((await h.request('GET', `/v1/users?cursor=${cursor}`, { token })).statusCode).toBe(400);
  });
});

describe('paths and methods', () => {
  it('an unknown path: 404, a known one with another method: 405 with Allow', async () => {
    expect((await problemOf(await post('/v1/nothing', '{}'))).code).toBe('NOT_FOUND');
    const response = await fetch(`${origin}/v1/users/${crypto.randomUUID()}`, { method: 'PUT' });
    expect((await problemOf(response)).code).toBe('METHOD_NOT_ALLOWED');
    expect(response.headers.get('allow')).toBe('GET, HEAD, PATCH');
  });

  it('an unknown query parameter: 400', async () => {
    const response = await h.request('GET', '/v1/me?fields=all', { token });
    expect(response.json<Problem>().errors).toEqual([{ path: 'fields', message: 'is not expected here' }]);
    expect((await h.request('GET', '/v1/users?admin=1', { token })).statusCode).toBe(400);
  });

  it('a path that cannot be decoded: 400', async () => {
    const answer = await raw('GET', '/v1/users/%zz');
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('TRACE is off', async () => {
    const answer = await raw('TRACE', '/v1/me');
    expect([404, 405]).toContain(answer.status);
    expect(answer.body).not.toContain('TRACE /v1/me');
  });

  it('what is not even HTTP: 400, and the line is cut', async () => {
    const { port } = h.app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write('nonsense\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toContain('HTTP/1.1 400');
    expect(answer).toContain('urn:problem:validation-failed');
  });
});

describe('problems', () => {
  it('carry the id of the request, as its header does', async () => {
    const response = await fetch(`${origin}/v1/me`);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ code: 'UNAUTHENTICATED', type: 'urn:problem:unauthenticated' });
    expect(problem.requestId).toBe(response.headers.get('x-request-id'));
  });

  it('of our own making tell nothing about the inside', async () => {
    const broken = await createHarness();
    const { token: other } = await broken.login('admin');
    await broken.db.schema.alterTable('users').renameTo('users_gone').execute();
    const response = await broken.request('GET', '/v1/users', { token: other });
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ code: 'INTERNAL', detail: 'Something went wrong on our side' });
    expect(response.body).not.toMatch(/users_gone|relation|select/i);
    await broken.close();
  });
});

describe('closing', () => {
  it('finishes what is under way, and is not held up by a client that keeps its connection', async () => {
    const closing = await createHarness();
    await closing.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = closing.app.server.address() as AddressInfo;
    const body = JSON.stringify({ email: 'a@b.test', password: PASSWORD });
    const length = String(body.length);
    const head = `POST /v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}`;
    const socket = connect(port, '127.0.0.1');
    const arrived = once(closing.app.server, 'request');
    socket.write(`${head}\r\n\r\n`);
    await arrived;
    const started = performance.now();
    const closed = closing.close();
    socket.write(body);
    const answer = await text(socket);
    await closed;
    expect(answer).toMatch(/^HTTP\/1.1 401/);
    expect(answer.toLowerCase()).toContain('\r\nconnection: close\r\n');
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
