import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarness, type Harness, type Login } from './harness.ts';

let h: Harness;
let admin: Login;
beforeAll(async () => {
  h = await createHarness();
  admin = await h.login('admin');
});
afterAll(() => h.close());

interface AuditJson {
  readonly items: { action: string; requestId: string | null; address: string | null; actorId: string | null }[];
}

describe('the audit log', () => {
  it('knows the request and where it came from', async () => {
    const body = { email: 'a@example.test', displayName: 'A', role: 'admin' };
    const made = await h.request('POST', '/v1/users', { token: admin.token, body });
    const { id } = made.json<{ id: string }>();
    const page = await h.request('GET', `/v1/audit?entity=user&entityId=${id}`, { token: admin.token });
    expect(page.json<AuditJson>().items).toMatchObject([
      { action: 'user.created', actorId: admin.userId, requestId: made.headers['x-request-id'], address: '127.0.0.1' },
    ]);
  });

  it.each(['update audit_logs set action = 0', 'delete from audit_logs', 'truncate audit_logs'])(
    'cannot be changed by SQL: %s',
    async (statement) => {
      await expect(sql.raw(statement).execute(h.db)).rejects.toMatchObject({ code: '42501' });
      const { count } = await h.db
        .selectFrom('audit_logs')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow();
      expect(Number(count)).toBeGreaterThan(0);
    },
  );

  it('cannot be changed over HTTP', async () => {
    for (const method of ['POST', 'PATCH', 'DELETE'] as const) {
      const refused = await h.request(method, '/v1/audit', { token: admin.token });
      expect(refused.statusCode).toBe(405);
    }
  });

  it('is written together with the change or not at all', async () => {
    const failing = h.uow.transaction(async (repos) => {
      const entry = { actorId: null, entity: 'probe', entityId: 'rolled-back', action: 'probe.made' };
      await repos.audit.append(entry);
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    expect((await h.uow.repos.audit.list({ limit: 1, entityId: 'rolled-back' })).items).toEqual([]);
  });
});
