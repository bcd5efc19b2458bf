import { loadConfig } from '../config/env.ts';
import { createDatabase } from '../database/client.ts';
import { migrateDown, migrateUp, pendingMigrations } from '../database/migrate.ts';
import { runCommand } from './run-command.ts';

const USAGE = 'usage: migrate [up | down | status]';

async function migrate(action: string): Promise<readonly string[]> {
  // A migration may rightly take longer than a request.
  const settings = { ...loadConfig(), DATABASE_STATEMENT_TIMEOUT_MS: 0, DATABASE_POOL_MAX: 1 };
  const db = await createDatabase(settings, (error) => process.stderr.write(`${error.message}\n`));
  try {
    if (action === 'up') return orNothing(await migrateUp(db), 'Everything is applied already');
    if (action === 'down') return orNothing(await migrateDown(db), 'There is nothing to take back');
    return orNothing((await pendingMigrations(db)).map((name) => `pending ${name}`), 'Nothing is pending');
  } finally {
    await db.destroy();
  }
}

function orNothing(lines: readonly string[], sentence: string): readonly string[] {
  return lines.length === 0 ? [sentence] : lines;
}

await runCommand(async ([action = 'up', ...rest]) => {
  if (!['up', 'down', 'status'].includes(action) || rest.length > 0) throw new Error(USAGE);
  return migrate(action);
});
