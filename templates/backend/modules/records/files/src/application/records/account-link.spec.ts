import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedBench } from '../../tests/shared-bench.ts';
import type { Workbench } from '../../tests/workbench.ts';
import { requireAccount } from './account-link.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await sharedBench();
});

describe('requireAccount', () => {
  it('takes a living account of a fitting role', async () => {
    const { id } = await bench.createUser('admin');
    await expect(requireAccount(bench.uow.repos, id, ['admin'])).resolves.toBeUndefined();
  });

  it('refuses one that does not exist, was disabled, or has another role', async () => {
    const { id, version } = await bench.createUser('admin');
    const refusal = { code: 'REFERENCE_CONFLICT' };
    await expect(requireAccount(bench.uow.repos, randomUUID(), ['admin'])).rejects.toMatchObject(refusal);
    await expect(requireAccount(bench.uow.repos, id, [])).rejects.toMatchObject(refusal);
    await bench.uow.repos.users.update(id, version, { disabledAt: bench.clock.now() });
    await expect(requireAccount(bench.uow.repos, id, ['admin'])).rejects.toMatchObject(refusal);
  });
});
