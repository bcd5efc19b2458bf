import { z } from 'zod';
import { optionalSettings } from './optional-settings.ts';
import { PROJECT } from './project.ts';
import { databasePasswordWeakness, parseSigningKeys, weaknessOf } from './secrets.ts';

const count = (minimum: number, fallback: number) => z.coerce.number().int().min(minimum).default(fallback);

const databaseUrl = z.string({ error: 'is missing' }).refine((value) => /^(postgres(ql)?|pglite):\/\//.test(value), {
  error: 'must start with postgres:// (or pglite:// outside production)',
});

const signingKeys = z.string({ error: 'is missing: run `npm run setup`' }).transform((text, context) => {
  const { keys, problems } = parseSigningKeys(text);
  for (const message of problems) context.addIssue({ code: 'custom', message });
  return keys;
});

const optionalSecret = z.string().optional().superRefine((value, context) => {
  const weakness = value === undefined ? null : weaknessOf(value);
  if (weakness !== null) context.addIssue({ code: 'custom', message: weakness });
});

const timeZone = z.string().refine((name) => isTimeZone(name), { error: 'is not an IANA time zone' });

const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How many reverse proxies stand in front and append to X-Forwarded-For. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  BODY_LIMIT_BYTES: count(1_024, 262_144),
  BUSINESS_TIME_ZONE: timeZone.default(PROJECT.timeZone),
  DATABASE_URL: databaseUrl,
  DATABASE_POOL_MAX: count(1, 10),
  DATABASE_STATEMENT_TIMEOUT_MS: count(0, 10_000),
  /** Switch off behind a pooler that cannot keep prepared statements. */
  DATABASE_PREPARE: z.stringbool().default(true),
  JWT_KEYS: signingKeys,
  JWT_ISSUER: z.string().min(1).default(PROJECT.name),
  JWT_AUDIENCE: z.string().min(1).default(PROJECT.name),
  ACCESS_TOKEN_TTL_S: z.coerce.number().int().min(30).max(3_600).default(600),
  /** A session that rests so long ends. */
  REFRESH_TOKEN_TTL_S: count(60, 604_800),
  /** A session ends after this, however busy it is. */
  SESSION_MAX_AGE_S: count(60, 2_592_000),
  TEMPORARY_PASSWORD_TTL_S: count(60, 259_200),
  ARGON2_MEMORY_KIB: count(8, 19_456),
  ARGON2_TIME_COST: count(1, 2),
  /** Hashes computed at once; each takes ARGON2_MEMORY_KIB of memory. */
  ARGON2_CONCURRENCY: count(1, 2),
  /** Unset, there is no /metrics. */
  METRICS_TOKEN: optionalSecret,
  /** Whether /openapi.json is answered; by default everywhere but in production. */
  SERVE_OPENAPI: z.stringbool().optional(),
  ...optionalSettings,
});

export type Config = z.infer<typeof settings>;

/** Why the service cannot start; every problem is one line that names its setting. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

/** Every problem of a configuration at once; empty when the service may start with it. */
export function configurationProblems(source: Environment): readonly string[] {
  const parsed = settings.safeParse(withoutBlanks(source));
  if (parsed.success) return productionProblems(parsed.data);
  return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

/** The configuration of this process; throws a ConfigurationError that lists every problem. */
export function loadConfig(source: Environment = process.env): Config {
  const problems = configurationProblems(source);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return settings.parse(withoutBlanks(source));
}

type Environment = Readonly<Record<string, string | undefined>>;

/** `NAME=` in an env file means "not set", not "the empty text". */
function withoutBlanks(source: Environment): Environment {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim() !== ''));
}

function productionProblems(config: Config): string[] {
  if (config.NODE_ENV !== 'production') return [];
  const problems: string[] = [];
  if (config.DATABASE_URL.startsWith('pglite:')) {
    problems.push('DATABASE_URL: pglite:// is for development and tests only');
  } else {
    const weakness = databasePasswordWeakness(new URL(config.DATABASE_URL));
    if (weakness !== null) problems.push(`DATABASE_URL: ${weakness}`);
  }
  if (config.ARGON2_MEMORY_KIB < 19_456 || config.ARGON2_TIME_COST < 2) {
    problems.push('ARGON2_MEMORY_KIB and ARGON2_TIME_COST: at least 19456 and 2 in production');
  }
  return problems;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
