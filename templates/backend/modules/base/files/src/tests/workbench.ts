import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { inject } from 'vitest';
import type { AuthDeps } from '../application/auth/auth-deps.ts';
import { identity } from '../composition/identity.ts';
import { loadConfig, type Config } from '../config/env.ts';
import type { Role, User } from '../core/entities/user.ts';
import type { Principal } from '../core/ports/security.ts';
import type { UnitOfWork } from '../core/ports/unit-of-work.ts';
import type { Database } from '../database/types.ts';
import { KyselyUnitOfWork } from '../infrastructure/repositories/kysely-unit-of-work.ts';
import { AdjustableClock } from './adjustable-clock.ts';
import { cloneTemplate } from './template-database.ts';

/** The password of every user that a test makes. */
export const PASSWORD = 'purple rain over lisbon';

export interface UserOptions {
  readonly email?: string;
  readonly displayName?: string;
  readonly passwordExpiresAt?: Date;
}

/** A migrated database of its own with everything that use cases need, without HTTP. */
export interface Workbench {
  readonly config: Config;
  readonly db: Kysely<Database>;
  readonly uow: UnitOfWork;
  readonly clock: AdjustableClock;
  readonly auth: AuthDeps;
  readonly createUser: (role: Role, options?: UserOptions) => Promise<User>;
  /** An actor with a user behind it, for calling use cases. */
  readonly actor: (role: Role) => Promise<Principal>;
  readonly close: () => Promise<void>;
}

/** Limits off and hashes cheap, unless a test says otherwise. */
const TEST_SETTINGS = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  DATABASE_URL: 'pglite://memory',
  JWT_KEYS: 'test:kT9v0wXq3LrBz7HnYd2MfPc8JgUa5SeE',
  ARGON2_MEMORY_KIB: '64',
  ARGON2_TIME_COST: '1',
  RATE_LIMIT_READ_PER_MINUTE: '0',
  RATE_LIMIT_WRITE_PER_MINUTE: '0',
  RATE_LIMIT_CREDENTIALS_PER_MINUTE: '0',
  LOAD_SHED_EVENT_LOOP_DELAY_MS: '0',
  LOCKOUT_ADDRESS_FREE_ATTEMPTS: '10000',
};

export async function createWorkbench(overrides: Readonly<Record<string, string>> = {}): Promise<Workbench> {
  const config = loadConfig({ ...TEST_SETTINGS, ...overrides });
  const { db, drop } = await cloneTemplate(inject('templateDatabase'));
  const clock = new AdjustableClock(config.BUSINESS_TIME_ZONE);
  const uow = new KyselyUnitOfWork(db, clock);
  const auth = await identity({ config, uow, clock });
  const passwordHash = await auth.hasher.hash(PASSWORD);

  async function createUser(role: Role, options: UserOptions = {}): Promise<User> {
    return uow.repos.users.create({
      email: options.email ?? `${role}-${randomUUID()}@example.test`,
      displayName: options.displayName ?? 'Test Person',
      role,
      passwordHash,
      passwordExpiresAt: options.passwordExpiresAt ?? null,
    });
  }

  async function actor(role: Role): Promise<Principal> {
    return { userId: (await createUser(role)).id, sessionId: randomUUID(), role };
  }

  return { config, db, uow, clock, auth, createUser, actor, close: drop };
}
