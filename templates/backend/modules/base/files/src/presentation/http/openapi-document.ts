import { randomBytes } from 'node:crypto';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { loadConfig } from '../../config/env.ts';
import type { Database } from '../../database/types.ts';
import { SystemClock } from '../../infrastructure/clock/system-clock.ts';
import { KyselyUnitOfWork } from '../../infrastructure/repositories/kysely-unit-of-work.ts';
import { buildApp } from './app.ts';

/** The OpenAPI document as text. Needs neither a database nor a configuration: nothing is served. */
export async function openApiDocument(): Promise<string> {
  const config = loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_URL: 'pglite://memory',
    JWT_KEYS: `document:${randomBytes(32).toString('base64url')}`,
    ARGON2_MEMORY_KIB: '64',
  });
  const clock = new SystemClock(config.BUSINESS_TIME_ZONE);
  const uow = new KyselyUnitOfWork(databaseOfNothing(), clock);
  const app = await buildApp({ config, uow, clock, databaseProblems: () => Promise.resolve([]) });
  await app.ready();
  const text = `${JSON.stringify(app.swagger(), null, 2)}\n`;
  await app.close();
  return text;
}

function databaseOfNothing(): Kysely<Database> {
  return new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
