import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../core/entities/user.ts';
import { ACCESS } from './access.ts';
import type { TriedAction } from './tried-action.ts';
import { createHarness, type Harness } from './harness.ts';

interface Parameter {
  readonly name: string;
  readonly schema: { readonly enum?: readonly string[] };
}

interface Item extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

interface PageBody {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const PAGING = ['limit', 'cursor', 'sort', 'order', 'search'];
const RECORDS = 5;

let h: Harness;
beforeAll(async () => {
  h = await createHarness();
});
afterAll(async () => {
  await h.close();
});

/** Lists that somebody may see the whole of. */
const lists = ACCESS.filter(({ name, access }) => name === 'read' && Object.values(access).includes('all'));

/** What the contract says may be asked of a list. */
function parametersOf({ plural }: TriedAction): readonly Parameter[] {
  const document = h.app.swagger() as unknown as {
    paths: Record<string, { get: { parameters: Parameter[] } } | undefined>;
  };
  return document.paths[`/v1/${plural}`]?.get.parameters ?? [];
}

async function pageOf({ plural }: TriedAction, token: string, query: Record<string, string>): Promise<PageBody> {
  const response = await h.request('GET', `/v1/${plural}?${new URLSearchParams(query).toString()}`, { token });
  expect(response.statusCode).toBe(200);
  return response.json<PageBody>();
}

async function allOf(action: TriedAction, token: string, query: Record<string, string>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const next: Record<string, string> = cursor === null ? {} : { cursor };
    const page: PageBody = await pageOf(action, token, { limit: '2', ...query, ...next });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

/** A value as a query carries it. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function signedIn({ access }: TriedAction): Promise<string> {
  const role = ROLES.find((each) => access[each] === 'all');
  return (await h.login(role!)).token;
}

describe.each(lists)('the list of $plural', (action) => {
  let token: string;
  let made: string[];
  beforeAll(async () => {
    token = await signedIn(action);
    made = [];
    for (let count = 0; count < RECORDS; count += 1) made.push(await action.make(h));
  });

  it('pages through every order without loss or repetition, and back the other way', async () => {
    const sorts = parametersOf(action).find(({ name }) => name === 'sort')?.schema.enum ?? [];
    expect(sorts).toContain('createdAt');
    for (const sort of sorts) {
      const up = (await allOf(action, token, { sort, order: 'asc' })).map((item) => item.id);
      const down = (await allOf(action, token, { sort, order: 'desc' })).map((item) => item.id);
      expect(new Set(up).size).toBe(up.length);
      expect(up).toEqual(expect.arrayContaining(made));
      expect(down.reverse()).toEqual(up);
    }
  });

  it('is narrowed by every filter to what has the value', async () => {
    const [sample] = (await pageOf(action, token, { order: 'desc', limit: '1' })).items;
    for (const { name } of parametersOf(action).filter((each) => !PAGING.includes(each.name))) {
      const field = name.replace(/(From|Until)$/, '');
      const value = sample?.[name] ?? sample?.[field] ?? null;
      if (value === null) continue;
      const found = await allOf(action, token, { [name]: textOf(value), limit: '100' });
      expect(found.map((item) => item.id)).toContain(sample?.id);
      if (name in (sample ?? {})) expect(new Set(found.map((item) => item[name]))).toEqual(new Set([value]));
    }
  });

  it('takes a search as words, not as a pattern', async () => {
    if (parametersOf(action).every(({ name }) => name !== 'search')) return;
    expect((await pageOf(action, token, { search: '%_%' })).items).toEqual([]);
  });

  it.each(['?cursor=zzz', '?limit=0', '?limit=101', '?sort=nothing', '?unknown=1'])('refuses %s', async (query) => {
    expect((await h.request('GET', `/v1/${action.plural}${query}`, { token })).statusCode).toBe(400);
  });
});
