import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../core/entities/user.ts';
import { ACCESS } from './access.ts';
import type { TriedAction } from './tried-action.ts';
import { createHarness, type Harness } from './harness.ts';

interface RecordBody extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly version: number;
}

interface ProblemBody {
  readonly code: string;
  readonly currentVersion?: number;
  readonly errors?: readonly { readonly path: string }[];
}

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(async () => {
  await h.close();
});

/** Actions of a name that somebody may take on every record. */
function everywhere(name: string): TriedAction[] {
  return ACCESS.filter((action) => action.name === name && Object.values(action.access).includes('all'));
}

async function signedIn({ access }: TriedAction): Promise<string> {
  const role = ROLES.find((each) => access[each] === 'all');
  return (await h.login(role!)).token;
}

describe.each(everywhere('create'))('POST /v1/$plural', (action) => {
  let token: string;
  beforeAll(async () => {
    token = await signedIn(action);
  });

  it('answers the record with its address', async () => {
    const body = await action.input(h);
    const response = await h.request('POST', `/v1/${action.plural}`, { token, body });
    expect(response.statusCode).toBe(201);
    const record = response.json<RecordBody>();
    expect(record.version).toBe(1);
    expect(response.headers.location).toBe(`/v1/${action.plural}/${record.id}`);
  });

  it('answers a repeated request with the record of the first', async () => {
    const body = await action.input(h);
    const options = { token, body, headers: { 'idempotency-key': randomUUID() } };
    const first = await h.request('POST', `/v1/${action.plural}`, options);
    const second = await h.request('POST', `/v1/${action.plural}`, options);
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json<RecordBody>()).toEqual(first.json<RecordBody>());
  });

  it('refuses what it does not know, so that nobody sets what is not theirs to set', async () => {
    const input = await action.input(h);
    for (const more of [{ id: randomUUID() }, { version: 7 }, { createdAt: '2020-01-01T00:00:00Z' }, { isAdmin: true }]) {
      const body = { ...input, ...more };
      const response = await h.request('POST', `/v1/${action.plural}`, { token, body });
      expect(response.statusCode).toBe(400);
      expect(response.json<ProblemBody>().code).toBe('VALIDATION_FAILED');
    }
  });

  it('refuses values of another type, and says which', async () => {
    const input = await action.input(h);
    for (const name of Object.keys(input)) {
      const body = { ...input, [name]: { nested: true } };
      const response = await h.request('POST', `/v1/${action.plural}`, { token, body });
      expect(response.statusCode).toBe(400);
      const paths = response.json<ProblemBody>().errors?.map((error) => error.path) ?? [];
      expect(paths.some((path) => path.startsWith(name))).toBe(true);
    }
  });

  it.each([undefined, null, [], 'text'])('refuses %j for a body', async (body) => {
    const response = await h.request('POST', `/v1/${action.plural}`, { token, body });
    expect([400, 415]).toContain(response.statusCode);
  });
});

describe.each(everywhere('read'))('GET /v1/$plural/{id}', (action) => {
  it('finds nothing under a foreign id, and takes no other', async () => {
    const token = await signedIn(action);
    expect((await h.request('GET', `/v1/${action.plural}/${randomUUID()}`, { token })).statusCode).toBe(404);
    expect((await h.request('GET', `/v1/${action.plural}/1%20or%201=1`, { token })).statusCode).toBe(400);
  });
});

describe.each(everywhere('update'))('PATCH /v1/$plural/{id}', (action) => {
  it('asks for the version it was decided on, and for nothing unknown', async () => {
    const [token, id] = [await signedIn(action), await action.make(h)];
    for (const body of [{}, { version: 1, isAdmin: true }, { version: 1, deletedAt: null }]) {
      const response = await h.request('PATCH', `/v1/${action.plural}/${id}`, { token, body });
      expect(response.statusCode).toBe(400);
    }
  });

  it('lets one of two writers win and tells the other', async () => {
    const [token, id] = [await signedIn(action), await action.make(h)];
    const first = await h.request('PATCH', `/v1/${action.plural}/${id}`, { token, body: { version: 1 } });
    expect(first.json<RecordBody>()).toMatchObject({ id, version: 2 });
    const second = await h.request('PATCH', `/v1/${action.plural}/${id}`, { token, body: { version: 1 } });
    expect(second.statusCode).toBe(412);
    expect(second.json<ProblemBody>()).toMatchObject({ code: 'VERSION_CONFLICT', currentVersion: 2 });
  });
});

describe.each(everywhere('delete'))('DELETE /v1/$plural/{id}', (action) => {
  it('removes once, and only the version it was decided on', async () => {
    const [token, id] = [await signedIn(action), await action.make(h)];
    const url = `/v1/${action.plural}/${id}`;
    expect((await h.request('DELETE', url, { token })).statusCode).toBe(400);
    expect((await h.request('DELETE', `${url}?version=2`, { token })).statusCode).toBe(412);
    expect((await h.request('DELETE', `${url}?version=1`, { token })).statusCode).toBe(204);
    expect((await h.request('DELETE', `${url}?version=1`, { token })).statusCode).toBe(404);
  });
});
