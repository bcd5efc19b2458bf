import { removeExpiredRecords } from './application/remove-expired-records.ts';
import { ConfigurationError, loadConfig } from './config/env.ts';
import { createDatabase } from './database/client.ts';
import { databaseProblems } from './database/migrate.ts';
import { SystemClock } from './infrastructure/clock/system-clock.ts';
import { KyselyUnitOfWork } from './infrastructure/repositories/kysely-unit-of-work.ts';
import { buildApp } from './presentation/http/app.ts';
import { installProcessGuards, processGuards } from './process-guards.ts';

/** A start that cannot succeed says why in plain words, for whoever reads the log of the container. */
function refuseToStart(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}

function configuration() {
  try {
    return loadConfig();
  } catch (error) {
    if (error instanceof ConfigurationError) refuseToStart(error.message);
    throw error;
  }
}

const config = configuration();
const db = await createDatabase(config, (error) => {
  app.log.error({ err: error }, 'an idle database connection failed');
});
const clock = new SystemClock(config.BUSINESS_TIME_ZONE);
const uow = new KyselyUnitOfWork(db, clock);
const app = await buildApp({
  config,
  clock,
  uow,
  databaseProblems: () => databaseProblems(db),
});
installProcessGuards(
  processGuards({
    logger: app.log,
    shutDown: async () => {
      await app.close();
      await db.destroy();
    },
  }),
);

const problems = await databaseProblems(db).catch((error: unknown) => [
  `The database cannot be reached: ${error instanceof Error ? error.message : String(error)}`,
]);
if (problems.length > 0) refuseToStart(problems.join('\n'));

/** Every instance tidies up; they share the work. A failure can wait for the next hour. */
function tidyUp(): void {
  removeExpiredRecords(uow).then(
    (removed) => {
      app.log.info({ removed }, 'expired records were removed');
    },
    (error: unknown) => {
      app.log.error({ err: error }, 'expired records could not be removed');
    },
  );
}
setInterval(tidyUp, 3_600_000).unref();

await app.listen({ host: config.HOST, port: config.PORT });
