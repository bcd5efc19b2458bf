import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { createAdministrator } from '../application/users/create-administrator.ts';
import { loadConfig } from '../config/env.ts';
import { AppError } from '../core/errors/app-error.ts';
import { createDatabase } from '../database/client.ts';
import { databaseProblems } from '../database/migrate.ts';
import { SystemClock } from '../infrastructure/clock/system-clock.ts';
import { KyselyUnitOfWork } from '../infrastructure/repositories/kysely-unit-of-work.ts';
import { Argon2Hasher } from '../security/argon2-hasher.ts';
import { MutedTerminal } from './muted-terminal.ts';
import { runCommand } from './run-command.ts';

const USAGE = 'usage: admin [--another]   (or three lines on standard input: email, name, password)';

const answers = z.strictObject({
  email: z.email({ error: 'is not an email address' }).max(254),
  displayName: z.string().trim().min(1, { error: 'is missing' }).max(120),
  password: z.string().min(1, { error: 'is missing' }),
});
type Answers = z.infer<typeof answers>;

await runCommand(async (args) => {
  if (args.some((arg) => arg !== '--another')) throw new Error(USAGE);
  const input = checked(process.stdin.isTTY ? await askedAnswers() : await pipedAnswers());
  return [await administrator(input, args.includes('--another'))];
});

async function administrator(input: Answers, another: boolean): Promise<string> {
  const config = loadConfig();
  const db = await createDatabase(config, (error) => process.stderr.write(`${error.message}\n`));
  try {
    const problems = await databaseProblems(db);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const clock = new SystemClock(config.BUSINESS_TIME_ZONE);
    const deps = { uow: new KyselyUnitOfWork(db, clock), hasher: new Argon2Hasher(config) };
    const user = await createAdministrator(deps, input, another);
    return `${user.email} is an administrator now`;
  } catch (error) {
    throw explained(error);
  } finally {
    await db.destroy();
  }
}

/** The password must not stay on the screen or in the shell's history, so it is never an argument. */
async function askedAnswers(): Promise<unknown> {
  const terminal = new MutedTerminal(process.stdout);
  const ask = createInterface({ input: process.stdin, output: terminal, terminal: true });
  try {
    const email = await ask.question('Email: ');
    const displayName = await ask.question('Name: ');
    process.stdout.write('Password: ');
    terminal.muted = true;
    return { email, displayName, password: await ask.question('') };
  } finally {
    ask.close();
    process.stdout.write('\n');
  }
}

async function pipedAnswers(): Promise<unknown> {
  const [email, displayName, password] = (await text(process.stdin)).split(/\r?\n/);
  return { email, displayName, password };
}

function checked(input: unknown): Answers {
  const parsed = answers.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'));
}

/** The details of a refusal say which rule a password broke. */
function explained(error: unknown): unknown {
  if (!(error instanceof AppError) || !Array.isArray(error.details)) return error;
  const lines = (error.details as { path: string; message: string }[]).map((line) => `${line.path} ${line.message}`);
  return new Error(lines.join('\n'));
}
