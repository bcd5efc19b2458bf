import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../core/ports/security.ts';
import type { UserQuery } from '../../core/ports/users.ts';
import { createWorkbench, type Workbench } from '../../tests/workbench.ts';
import { listUsers } from './list-users.ts';

let bench: Workbench;
let admin: Principal;
beforeAll(async () => {
  bench = await createWorkbench();
  admin = await bench.actor('admin');
  for (const name of ['Ann', 'Bea', 'Cyd', '100%_d']) {
    await bench.createUser('admin', { email: `${name}@people.test`, displayName: name });
  }
});
afterAll(() => bench.close());

async function names(query: Partial<UserQuery>): Promise<string[]> {
  const page = await listUsers(bench.uow, admin, { limit: 100, ...query });
  return page.items.map((user) => user.displayName);
}

describe('listUsers', () => {
  it('pages through everybody once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listUsers(bench.uow, admin, { limit: 2, cursor });
      seen.push(...page.items.map((user) => user.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });

  it('finds words in name and email, and takes wildcards for what they are', async () => {
    expect(await names({ search: 'BEA' })).toEqual(['Bea']);
    expect(await names({ search: '@people' })).toHaveLength(4);
    expect(await names({ search: '0%_' })).toEqual(['100%_d']);
  });

  it('filters by role and access', async () => {
    expect(await names({ role: 'admin' })).toHaveLength(5);
    const [user] = (await listUsers(bench.uow, admin, { limit: 1, search: 'Cyd' })).items;
    await bench.uow.repos.users.update(user!.id, 1, { disabledAt: bench.clock.now() });
    expect(await names({ disabled: true })).toEqual(['Cyd']);
    expect(await names({ disabled: false })).toHaveLength(4);
  });
});
