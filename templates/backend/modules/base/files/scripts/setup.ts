/** Writes .env with fresh secrets, readable by its owner only. An existing one is left as it is. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const TARGET = new URL('../.env', import.meta.url);
const EXAMPLE = new URL('../env.example', import.meta.url);

function secret(): string {
  return randomBytes(32).toString('base64url');
}

const today = new Date().toISOString().slice(0, 10);
const generated: Readonly<Record<string, string>> = {
  NODE_ENV: 'development',
  DATABASE_URL: 'pglite://.data',
  JWT_KEYS: `k${today.replaceAll('-', '')}:${secret()}`,
  METRICS_TOKEN: secret(),
  DATABASE_PASSWORD: secret(),
};

/** Fills in a line such as `JWT_KEYS=` or `# METRICS_TOKEN=`; every other line stays. */
function filled(line: string): string {
  const name = /^(?:# ?)?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];
  const value = name === undefined ? undefined : generated[name];
  return value === undefined ? line : `${String(name)}=${value}`;
}

if (existsSync(TARGET)) {
  process.stdout.write('.env is there already; nothing was changed\n');
} else {
  const text = readFileSync(EXAMPLE, 'utf8').split('\n').map(filled).join('\n');
  writeFileSync(TARGET, text, { mode: 0o600, flag: 'wx' });
  process.stdout.write('.env was written with fresh secrets. Next: npm run migrate, then npm run admin\n');
}
