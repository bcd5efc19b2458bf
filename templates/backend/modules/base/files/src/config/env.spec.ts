import { describe, expect, it } from 'vitest';
import { ConfigurationError, configurationProblems, loadConfig } from './env.ts';

const KEYS = 'k1:kT9v0wXq3LrBz7HnYd2MfPc8JgUa5SeE';
const DEVELOPMENT = { NODE_ENV: 'development', DATABASE_URL: 'pglite://memory', JWT_KEYS: KEYS };
const PRODUCTION = { DATABASE_URL: 'postgres://app:uM4z8Rk2Vn6w@db/app', JWT_KEYS: KEYS };

describe('loadConfig', () => {
  it('reads a complete configuration and fills in the harmless defaults', () => {
    const config = loadConfig(PRODUCTION);
    expect(config.NODE_ENV).toBe('production');
    expect(config.JWT_KEYS).toEqual([{ kid: 'k1', secret: KEYS.slice(3) }]);
    expect(config.METRICS_TOKEN).toBeUndefined();
  });

  it('throws one error that names every missing secret', () => {
    expect(() => loadConfig({})).toThrow(ConfigurationError);
    expect(configurationProblems({})).toEqual([
      'DATABASE_URL: is missing',
      'JWT_KEYS: is missing: run `npm run setup`',
    ]);
  });

  it('treats a blank value as not set', () => {
    expect(configurationProblems({ ...DEVELOPMENT, JWT_KEYS: ' ' })[0]).toContain('JWT_KEYS: is missing');
    expect(loadConfig({ ...DEVELOPMENT, METRICS_TOKEN: '' }).METRICS_TOKEN).toBeUndefined();
  });
});

describe('configurationProblems', () => {
  it.each([
    [{ JWT_KEYS: 'k1:short' }, 'JWT_KEYS: key k1 must have at least 32'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN: must have at least 32'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: must start with'],
    [{ BUSINESS_TIME_ZONE: 'Mars/Olympus' }, 'BUSINESS_TIME_ZONE: is not an IANA'],
    [{ PORT: '70000' }, 'PORT:'],
    [{ ACCESS_TOKEN_TTL_S: '86400' }, 'ACCESS_TOKEN_TTL_S:'],
  ])('refuses %o', (override, expected) => {
    const problems = configurationProblems({ ...DEVELOPMENT, ...override });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });

  it('is stricter in production', () => {
    expect(configurationProblems({ ...PRODUCTION, DATABASE_URL: 'pglite://memory' })[0]).toContain('pglite');
    expect(configurationProblems({ ...PRODUCTION, DATABASE_URL: 'postgres://app:app@db/app' })[0]).toContain(
      'guessable',
    );
    expect(configurationProblems({ ...PRODUCTION, ARGON2_MEMORY_KIB: '64' })[0]).toContain('ARGON2');
    expect(configurationProblems({ ...DEVELOPMENT, ARGON2_MEMORY_KIB: '64' })).toEqual([]);
  });
});
