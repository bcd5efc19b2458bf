import { sql, type Kysely } from 'kysely';
import { Migrator, NO_MIGRATIONS, type MigrationResultSet } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { Database } from './types.ts';

/** Below this, functions and indexes of the migrations do not exist. */
export const MINIMUM_SERVER_VERSION = 150_000;

function migrator(db: Kysely<Database>): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
}

function report(outcome: MigrationResultSet): string[] {
  if (outcome.error !== undefined) {
    throw outcome.error instanceof Error ? outcome.error : new Error(JSON.stringify(outcome.error));
  }
  return (outcome.results ?? []).map((result) => `${result.direction} ${result.migrationName} ${result.status}`);
}

/** Applies what is missing; answers one line for each migration, in order. */
export async function migrateUp(db: Kysely<Database>): Promise<string[]> {
  return report(await migrator(db).migrateToLatest());
}

/** Takes the last migration back, or all of them. */
export async function migrateDown(db: Kysely<Database>, all = false): Promise<string[]> {
  return report(all ? await migrator(db).migrateTo(NO_MIGRATIONS) : await migrator(db).migrateDown());
}

/** The names of the migrations this code knows and the database has not seen. Changes nothing. */
export async function pendingMigrations(db: Kysely<Database>): Promise<string[]> {
  const known = await migrator(db).getMigrations();
  return known.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name);
}

/** Why this database cannot carry this code, as sentences; empty when it can. */
export async function databaseProblems(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ version: string }>`
    select current_setting('server_version_num') as version`.execute(db);
  const version = Number(rows[0]?.version ?? 0);
  if (version < MINIMUM_SERVER_VERSION) {
    return [`PostgreSQL 15 or newer is needed, this server is version ${String(Math.floor(version / 10_000))}`];
  }
  const pending = await pendingMigrations(db);
  if (pending.length === 0) return [];
  return [`Migrations are pending (${pending.join(', ')}): run \`npm run migrate\` first`];
}
