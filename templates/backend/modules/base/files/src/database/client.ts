import { CompiledQuery, Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Config } from '../config/env.ts';
import { PreparedClient } from './prepared-client.ts';
import type { Database } from './types.ts';

const OID_INT8 = 20;
const OID_DATE = 1082;
const text = (value: string): string => value;

/** int8, numeric and date leave both drivers as text: a float or a time zone would change their value. */
export const PGLITE_PARSERS = { [OID_INT8]: text, [OID_DATE]: text };

export type DatabaseSettings = Pick<
  Config,
  'DATABASE_URL' | 'DATABASE_POOL_MAX' | 'DATABASE_STATEMENT_TIMEOUT_MS' | 'DATABASE_PREPARE'
>;

/** Hears of failures of idle connections, which would otherwise end the process. */
export type PoolErrorHandler = (error: Error) => void;

/** The database of this process: PostgreSQL, or PGlite (`pglite://memory` or a folder) for development. */
export function createDatabase(
  settings: DatabaseSettings,
  onPoolError: PoolErrorHandler,
): Promise<Kysely<Database>> {
  const { DATABASE_URL: url } = settings;
  return url.startsWith('pglite:') ? embedded(url) : Promise.resolve(pooled(settings, onPoolError));
}

async function embedded(url: string): Promise<Kysely<Database>> {
  const { PGlite } = await import('@electric-sql/pglite');
  const location = url.slice('pglite://'.length);
  const pglite = await PGlite.create({
    ...(location === 'memory' ? {} : { dataDir: location }),
    parsers: PGLITE_PARSERS,
  });
  return new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
}

function pooled(settings: DatabaseSettings, onPoolError: PoolErrorHandler): Kysely<Database> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(OID_DATE, text);
  const pool = new pg.Pool({
    connectionString: settings.DATABASE_URL,
    max: settings.DATABASE_POOL_MAX,
    statement_timeout: settings.DATABASE_STATEMENT_TIMEOUT_MS,
    // Reached only when the server does not answer at all: a little after its own limit.
    ...(settings.DATABASE_STATEMENT_TIMEOUT_MS > 0
      ? { query_timeout: settings.DATABASE_STATEMENT_TIMEOUT_MS + 2_000 }
      : {}),
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    types,
    ...(settings.DATABASE_PREPARE ? { Client: PreparedClient } : {}),
  });
  pool.on('error', onPoolError);
  return new Kysely<Database>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(`set time zone 'UTC'`));
      },
    }),
  });
}
