import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../core/entities/user.ts';
import { ACCESS } from './access.ts';
import type { TriedAction } from './tried-action.ts';
import { createHarness, type Harness, type Login, type Method } from './harness.ts';

const METHODS: Readonly<Partial<Record<string, Method>>> = {
  create: 'POST',
  read: 'GET',
  update: 'PATCH',
  delete: 'DELETE',
  link: 'PUT',
};
const REFUSED = [401, 403, 404];

let h: Harness;
const logins = new Map<Role, Login>();
beforeAll(async () => {
  h = await createHarness();
  for (const role of ROLES) logins.set(role, await h.login(role));
});
afterAll(async () => {
  await h.close();
});

function pathOf({ plural, name }: TriedAction, id: string): string {
  if (name === 'create') return `/v1/${plural}`;
  if (name === 'delete') return `/v1/${plural}/${id}?version=1`;
  if (name === 'link') return `/v1/${plural}/${id}/account`;
  return name in METHODS ? `/v1/${plural}/${id}` : `/v1/${plural}/${id}/${name}`;
}

/** What a request for the action answers, sent for a record by whoever has the token. */
async function attempt(action: TriedAction, id: string, token?: string, input?: object): Promise<number> {
  const method = METHODS[action.name] ?? 'POST';
  const url = pathOf(action, id);
  if (method === 'GET' || method === 'DELETE') return (await h.request(method, url, { token })).statusCode;
  const version = action.name === 'create' ? {} : { version: 1 };
  const body = { ...version, ...(input ?? (await action.input(h))) };
  return (await h.request(method, url, { token, body })).statusCode;
}

async function listed(plural: string, token: string): Promise<string[]> {
  const url = `/v1/${plural}?limit=100&order=desc`;
  const page = (await h.request('GET', url, { token })).json<{ items: { id: string }[] }>();
  return page.items.map((item) => item.id);
}

function rolesWith(action: TriedAction, access: 'all' | undefined): Role[] {
  return ROLES.filter((role) => action.access[role] === access);
}

function rolesReaching(action: TriedAction): Role[] {
  return ROLES.filter((role) => role in action.reach);
}

describe.each(ACCESS)('$plural: $name', (action) => {
  it('asks a stranger to sign in', async () => {
    expect(await attempt(action, randomUUID())).toBe(401);
  });

  it.each(rolesWith(action, undefined))('is not for %s', async (role) => {
    expect(await attempt(action, randomUUID(), logins.get(role)?.token)).toBe(403);
  });

  it.each(rolesWith(action, 'all'))('is for %s', async (role) => {
    const status = await attempt(action, await action.make(h), logins.get(role)?.token);
    expect(REFUSED).not.toContain(status);
  });

  it.each(rolesReaching(action))('is for %s within the scope', async (role) => {
    const login = await h.login(role);
    const { id, input } = await action.reach[role]!(h, login.userId);
    expect(REFUSED).not.toContain(await attempt(action, id, login.token, input));
  });

  it.each(action.bounded)('is closed to %s outside of the scope', async (role) => {
    const status = await attempt(action, await action.make(h), logins.get(role)?.token);
    expect(status).toBe(action.name === 'create' ? 403 : 404);
  });
});

function rolesBounded(action: TriedAction): Role[] {
  return rolesReaching(action).filter((role) => action.bounded.includes(role));
}

const boundedLists = ACCESS.filter((action) => action.name === 'read' && rolesBounded(action).length > 0);

describe.each(boundedLists)('$plural: the list', (action) => {
  it.each(rolesBounded(action))('shows %s what lies within the scope, and nothing else', async (role) => {
    const login = await h.login(role);
    const { id } = await action.reach[role]!(h, login.userId);
    const foreign = await action.make(h);
    const shown = await listed(action.plural, login.token);
    expect(shown).toContain(id);
    expect(shown).not.toContain(foreign);
  });
});
