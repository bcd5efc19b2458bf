/**
 * Runs a PostgreSQL tool on the database that DATABASE_URL names: `with-database.ts pg_dump --format=custom`.
 * The password travels in the environment, where a list of processes does not show it.
 */
import { spawn } from 'node:child_process';

const address = process.env.DATABASE_URL ?? '';
const [tool, ...args] = process.argv.slice(2);

if (tool === undefined || !/^postgres(ql)?:\/\//.test(address)) {
  process.stderr.write('usage: with-database.ts TOOL [ARGUMENT...], with DATABASE_URL=postgres://...\n');
  process.exit(2);
}

const url = new URL(address);
const connection = {
  PGHOST: decodeURIComponent(url.hostname),
  PGPORT: url.port === '' ? '5432' : url.port,
  PGUSER: decodeURIComponent(url.username),
  PGPASSWORD: decodeURIComponent(url.password),
  PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
  ...(url.searchParams.has('sslmode') ? { PGSSLMODE: String(url.searchParams.get('sslmode')) } : {}),
};

const child = spawn(tool, args, { stdio: 'inherit', env: { ...process.env, ...connection } });
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 1));
