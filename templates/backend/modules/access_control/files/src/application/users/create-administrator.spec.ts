import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorkbench, type Workbench } from '../../tests/workbench.ts';
import { createAdministrator } from './create-administrator.ts';

const benches: Workbench[] = [];
let bench: Workbench;
beforeEach(async () => {
  bench = await createWorkbench();
  benches.push(bench);
});
afterAll(() => Promise.all(benches.map((each) => each.close())));

function create(email: string, another = false, password = 'purple rain over lisbon') {
  const deps = { uow: bench.uow, hasher: bench.auth.hasher };
  return createAdministrator(deps, { email, displayName: 'Root', password }, another);
}

describe('createAdministrator', () => {
  it('makes the first one, and another only on request', async () => {
    expect((await create('one@example.test')).role).toBe('admin');
    await expect(create('two@example.test')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await create('two@example.test', true)).passwordExpiresAt).toBeNull();
  });

  it('makes one when two operators try at once', async () => {
    const both = await Promise.allSettled([create('one@example.test'), create('two@example.test')]);
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  });

  it('holds the administrator to the same password rules', async () => {
    await expect(create('one@example.test', false, 'short')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});
