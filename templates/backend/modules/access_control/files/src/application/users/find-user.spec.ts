import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkbench, type Workbench } from '../../tests/workbench.ts';
import { findUser } from './find-user.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
});
afterAll(() => bench.close());

describe('findUser', () => {
  it('finds a user without the password hash', async () => {
    const admin = await bench.actor('admin');
    const user = await bench.createUser('admin');
    const found = await findUser(bench.uow, admin, user.id);
    expect(found).toEqual(user);
    expect(JSON.stringify(found)).not.toContain('argon2');
    await expect(findUser(bench.uow, admin, randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
