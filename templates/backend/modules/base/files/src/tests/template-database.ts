import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import pg from 'pg';
import { createDatabase, PGLITE_PARSERS, type DatabaseSettings } from '../database/client.ts';
import type { Database } from '../database/types.ts';

/** A migrated database that every test file gets a copy of. */
export type TemplateDatabase =
  | { readonly kind: 'pglite'; readonly dump: string }
  | { readonly kind: 'postgres'; readonly server: string; readonly name: string };

export interface TestDatabase {
  readonly db: Kysely<Database>;
  readonly drop: () => Promise<void>;
}

/** A database of its own for one test file. */
export function cloneTemplate(template: TemplateDatabase): Promise<TestDatabase> {
  return template.kind === 'pglite' ? clonePglite(template.dump) : clonePostgres(template.server, template.name);
}

async function clonePglite(dump: string): Promise<TestDatabase> {
  const loadDataDir = new Blob([await readFile(dump)]);
  const pglite = await PGlite.create({ loadDataDir, parsers: PGLITE_PARSERS });
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
  return { db, drop: () => db.destroy() };
}

async function clonePostgres(server: string, template: string): Promise<TestDatabase> {
  const name = `${template}_${randomUUID().slice(0, 8)}`;
  await onServer(server, `create database ${name} template ${template}`);
  const db = await createDatabase(settingsFor(addressOf(server, name)), () => undefined);
  return {
    db,
    async drop() {
      await db.destroy();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

export function settingsFor(url: string): DatabaseSettings {
  return {
    DATABASE_URL: url,
    DATABASE_POOL_MAX: 5,
    DATABASE_STATEMENT_TIMEOUT_MS: 20_000,
    DATABASE_PREPARE: true,
  };
}

/** The address of another database on the same server. */
export function addressOf(server: string, name: string): string {
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

/** Runs one statement outside of any test's database. */
export async function onServer(server: string, statement: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Drops a template with every copy that is still there: those that the specs of one worker share, for example. */
export async function dropTemplate(server: string, template: string): Promise<void> {
  const found = await onServer(server, `select datname from pg_database where datname like '${template}%'`);
  for (const { datname } of found) await onServer(server, `drop database "${String(datname)}" with (force)`);
}
