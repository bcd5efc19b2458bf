import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import type { TestProject } from 'vitest/node';
import { createDatabase, PGLITE_PARSERS } from '../database/client.ts';
import { migrateUp } from '../database/migrate.ts';
import type { Database } from '../database/types.ts';
import { addressOf, dropTemplate, onServer, settingsFor, type TemplateDatabase } from './template-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    templateDatabase: TemplateDatabase;
  }
}

/** Migrates one database, once: on PGlite, or on the server that TEST_DATABASE_URL names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL;
  return server === undefined ? pgliteTemplate(project) : postgresTemplate(project, server);
}

async function pgliteTemplate(project: TestProject): Promise<() => Promise<void>> {
  const pglite = await PGlite.create({ parsers: PGLITE_PARSERS });
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
  await migrateUp(db);
  const folder = await mkdtemp(join(tmpdir(), 'template-'));
  const dump = join(folder, 'template.tar');
  await writeFile(dump, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await db.destroy();
  project.provide('templateDatabase', { kind: 'pglite', dump });
  return () => rm(folder, { recursive: true });
}

async function postgresTemplate(project: TestProject, server: string): Promise<() => Promise<void>> {
  const name = `template_${String(process.pid)}_${String(Date.now())}`;
  await onServer(server, `create database ${name}`);
  const db = await createDatabase(settingsFor(addressOf(server, name)), () => undefined);
  await migrateUp(db);
  await db.destroy();
  project.provide('templateDatabase', { kind: 'postgres', server, name });
  return () => dropTemplate(server, name);
}
