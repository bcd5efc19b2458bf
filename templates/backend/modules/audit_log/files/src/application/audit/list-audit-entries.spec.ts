import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../core/entities/user.ts';
import type { AuditQuery } from '../../core/ports/audit.ts';
import type { Principal } from '../../core/ports/security.ts';
import { can } from '../../security/permissions.ts';
import { createWorkbench, type Workbench } from '../../tests/workbench.ts';
import { listAuditEntries } from './list-audit-entries.ts';

let bench: Workbench;
let admin: Principal;
beforeAll(async () => {
  bench = await createWorkbench();
  admin = await bench.actor('admin');
  for (let index = 0; index < 7; index += 1) {
    const entity = index < 4 ? 'lesson' : 'book';
    const entry = { actorId: admin.userId, action: `${entity}.created`, entity, entityId: String(index) };
    await bench.uow.repos.audit.append({ ...entry, after: { index, password: 'hunter2' } });
    bench.clock.advance(60);
  }
});
afterAll(() => bench.close());

async function ids(query: Partial<AuditQuery>): Promise<(string | null)[]> {
  const page = await listAuditEntries(bench.uow, admin, { limit: 100, ...query });
  return page.items.map((item) => item.entityId);
}

describe('listAuditEntries', () => {
  it('is for those who may read the log', async () => {
    for (const role of ROLES.filter((name) => !can(name, 'audit:read'))) {
      const refused = listAuditEntries(bench.uow, { ...admin, role }, { limit: 1 });
      await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('pages from the newest to the oldest without a gap', async () => {
    const seen: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAuditEntries(bench.uow, admin, { limit: 3, cursor });
      seen.push(...page.items.map((item) => item.entityId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0']);
  });

  it('filters by what, who and when', async () => {
    expect(await ids({ entity: 'lesson' })).toEqual(['3', '2', '1', '0']);
    expect(await ids({ entity: 'lesson', entityId: '2' })).toEqual(['2']);
    expect(await ids({ action: 'book.created' })).toEqual(['6', '5', '4']);
    expect(await ids({ actorId: '00000000-0000-4000-8000-000000000000' })).toEqual([]);
    const [newest] = (await listAuditEntries(bench.uow, admin, { limit: 1 })).items;
    expect(await ids({ from: newest!.occurredAt })).toEqual(['6']);
    expect(await ids({ until: newest!.occurredAt })).toHaveLength(6);
  });

  it('never holds a secret', async () => {
    const [entry] = (await listAuditEntries(bench.uow, admin, { limit: 1 })).items;
    expect(entry?.after).toEqual({ index: 6, password: '[redacted]' });
  });
});
