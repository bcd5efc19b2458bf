import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from './workbench.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SLOW = 60_000;

let environment: Record<string, string>;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commands-'));
  environment = {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'development',
    DATABASE_URL: `pglite://${join(folder, 'data')}`,
    JWT_KEYS: 'test:kT9v0wXq3LrBz7HnYd2MfPc8JgUa5SeE',
    ARGON2_MEMORY_KIB: '64',
    // A busy machine that runs tests is not an overloaded service.
    LOAD_SHED_EVENT_LOOP_DELAY_MS: '0',
    PORT: '0',
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(file: string, args: readonly string[], env: Record<string, string>) {
  return spawn(process.execPath, [join(ROOT, file), ...args], { env });
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(file: string, args: readonly string[] = [], input = '', env = environment): Promise<Outcome> {
  const child = start(file, args, env);
  const exited = once(child, 'exit') as Promise<[number]>;
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, out, err };
}

const admin = (email: string, password: string, ...args: string[]) =>
  run('src/commands/admin.ts', args, `${email}\nRoot Person\n${password}\n`);

describe('the way from a fresh machine to a running service', () => {
  it('does not start without secrets, and names them', async () => {
    const { code, err } = await run('src/main.ts', [], '', { PATH: environment.PATH! });
    expect(code).toBe(1);
    expect(err).toContain('DATABASE_URL: is missing');
    expect(err).toContain('JWT_KEYS: is missing');
    expect(err).not.toContain('at ');
  });

  it(
    'does not start before the migrations, nor make an administrator',
    async () => {
      const refused = await run('src/main.ts');
      expect(refused).toMatchObject({ code: 1 });
      expect(refused.err).toContain('npm run migrate');
      expect((await admin('root@example.test', PASSWORD)).err).toContain('npm run migrate');
    },
    SLOW,
  );

  it(
    'migrates once',
    async () => {
      expect((await run('src/commands/migrate.ts', ['status'])).out).toContain('pending 0001_platform');
      expect((await run('src/commands/migrate.ts', ['up'])).out).toContain('Up 0001_platform Success');
      expect((await run('src/commands/migrate.ts')).out).toContain('applied already');
      expect(await run('src/commands/migrate.ts', ['sideways'])).toMatchObject({ code: 1, out: '' });
    },
    SLOW,
  );

  it(
    'makes the first administrator from standard input, and another only on request',
    async () => {
      expect((await admin('root@example.test', 'password')).err).toContain('password ');
      expect((await admin('nobody', PASSWORD)).err).toContain('email is not an email address');
      expect((await admin('root@example.test', PASSWORD)).out).toContain('root@example.test is an administrator now');
      expect(await admin('two@example.test', PASSWORD)).toMatchObject({ code: 1, out: '' });
      expect(await admin('two@example.test', PASSWORD, '--another')).toMatchObject({ code: 0 });
    },
    SLOW,
  );

  it(
    'serves, and ends with 0 on SIGTERM',
    async () => {
      const child = start('src/main.ts', [], environment);
      const exited = once(child, 'exit');
      try {
        for await (const line of createInterface(child.stdout)) {
          const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
          if (address === undefined) continue;
          const body = JSON.stringify({ email: 'root@example.test', password: PASSWORD });
          const headers = { 'content-type': 'application/json' };
          const login = await fetch(`${address}/v1/auth/login`, { method: 'POST', headers, body });
          expect(login.status).toBe(200);
          break;
        }
      } finally {
        child.kill('SIGTERM');
      }
      expect(await exited).toEqual([0, null]);
    },
    SLOW,
  );
});
