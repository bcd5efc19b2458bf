/** Fills a development database with records to look at. Refused in production. */
import { loadConfig } from '../src/config/env.ts';
import { createDatabase } from '../src/database/client.ts';
import { databaseProblems } from '../src/database/migrate.ts';
import { SystemClock } from '../src/infrastructure/clock/system-clock.ts';
import { KyselyUnitOfWork } from '../src/infrastructure/repositories/kysely-unit-of-work.ts';
import { runCommand } from '../src/commands/run-command.ts';
import { seedRecords } from './seed-records.ts';

await runCommand(async () => {
  const config = loadConfig();
  if (config.NODE_ENV === 'production') throw new Error('Records for show have no place in production');
  const db = await createDatabase(config, (error) => process.stderr.write(`${error.message}\n`));
  try {
    const problems = await databaseProblems(db);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const clock = new SystemClock(config.BUSINESS_TIME_ZONE);
    const uow = new KyselyUnitOfWork(db, clock);
    const [admin] = await uow.transaction((repos) => repos.users.lockActiveAdmins());
    if (admin === undefined) throw new Error('Make an administrator first: npm run admin');
    // The records are written in the administrator's name; there is no session behind it.
    return await seedRecords(uow, clock, { userId: admin, sessionId: admin, role: 'admin' });
  } finally {
    await db.destroy();
  }
});
