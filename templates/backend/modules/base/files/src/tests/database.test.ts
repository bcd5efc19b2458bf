import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseProblems, migrateDown, migrateUp, pendingMigrations } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { createWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
});
afterAll(() => bench.close());

const NAMES = Object.keys(migrations).sort();

describe('the driver', () => {
  it('gives texts for what a number or a date would change', async () => {
    const { rows } = await sql<{ big: unknown; money: unknown; day: unknown; at: unknown; count: unknown }>`
      select 9007199254740993::int8 as big, 10.50::numeric as money, date '2026-03-29' as day,
        timestamptz '2026-03-29 01:30:00.123+01' as at, count(*) as count from users`.execute(bench.db);
    expect(rows[0]).toEqual({
      big: '9007199254740993',
      money: '10.50',
      day: '2026-03-29',
      at: new Date('2026-03-29T00:30:00.123Z'),
      count: '0',
    });
  });

  it('counts its days in UTC', async () => {
    const { rows } = await sql<{ zone: string }>`select current_setting('TimeZone') as zone`.execute(bench.db);
    expect(['UTC', 'GMT', 'Etc/UTC']).toContain(rows[0]?.zone);
  });
});

describe('a transaction', () => {
  it('is tried again when the database ends it for the sake of another, and not for ever', async () => {
    let attempts = 0;
    const deadlock = () => {
      attempts += 1;
      return Promise.reject(Object.assign(new Error('deadlock detected'), { code: '40P01' }));
    };
    await expect(bench.uow.transaction(deadlock)).rejects.toMatchObject({ code: 'UNAVAILABLE', status: 503 });
    expect(attempts).toBe(3);
    const second = () => (attempts === 4 ? Promise.resolve('done') : deadlock());
    attempts = 2;
    await expect(bench.uow.transaction(second)).resolves.toBe('done');
  });

  it('is not tried again for any other reason', async () => {
    let attempts = 0;
    const failing = bench.uow.transaction(() => Promise.reject(new Error(`attempt ${String((attempts += 1))}`)));
    await expect(failing).rejects.toThrow('attempt 1');
  });
});

describe('migrations', () => {
  it('go down to nothing and up again, and every table is gone in between', async () => {
    await bench.createUser('admin');
    expect(await databaseProblems(bench.db)).toEqual([]);
    const down = await migrateDown(bench.db, true);
    expect(down).toEqual(NAMES.toReversed().map((name) => `Down ${name} Success`));
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public'
      union all select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where nspname = 'public'`.execute(bench.db);
    expect(rows.map((row) => row.name).filter((name) => !name.startsWith('kysely_'))).toEqual([]);
    expect(await pendingMigrations(bench.db)).toEqual(NAMES);
    const [problem] = await databaseProblems(bench.db);
    expect(problem).toContain('npm run migrate');
    expect(await migrateUp(bench.db)).toEqual(NAMES.map((name) => `Up ${name} Success`));
    expect(await migrateUp(bench.db)).toEqual([]);
  });
});

describe('indexes', () => {
  it('lead every foreign key', async () => {
    const { rows } = await sql<{ missing: string }>`
      select c.conrelid::regclass || '.' || a.attname as missing
      from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and not exists (
        select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`.execute(bench.db);
    expect(rows).toEqual([]);
  });
});
