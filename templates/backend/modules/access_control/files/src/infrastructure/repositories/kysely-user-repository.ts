import { sql, type Kysely, type Selectable } from 'kysely';
import type { User, UserCredentials } from '../../core/entities/user.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Page } from '../../core/ports/page.ts';
import type { NewUser, UserPatch, UserQuery, UserRepository } from '../../core/ports/users.ts';
import type { UsersTable } from '../../database/platform-types.ts';
import type { Database } from '../../database/types.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { guarded } from './errors.ts';
import { containing } from './like-pattern.ts';

const COLUMNS = [
  'id',
  'email',
  'display_name',
  'password_expires_at',
  'role',
  'disabled_at',
  'version',
  'created_at',
  'updated_at',
] as const;
type Row = Pick<Selectable<UsersTable>, (typeof COLUMNS)[number]>;

const SORT = 'createdAt:asc';
/** Any constant will do, as long as nothing else locks with it. */
const FIRST_ADMIN_LOCK = 7_316_001;

function toUser(row: Row): User {
  return {
    id: row.id,
    email: row.email,
    displayName: row.display_name,
    role: row.role,
    disabledAt: row.disabled_at,
    passwordExpiresAt: row.password_expires_at,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toCredentials(row: (Row & { password_hash: string }) | undefined): UserCredentials | null {
  return row === undefined ? null : { user: toUser(row), passwordHash: row.password_hash };
}

export class KyselyUserRepository implements UserRepository {
  readonly #db: Kysely<Database>;
  readonly #clock: Clock;

  constructor(db: Kysely<Database>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async findById(id: string): Promise<User | null> {
    const found = this.#db.selectFrom('users').select(COLUMNS).where('id', '=', id);
    const row = await guarded(found.executeTakeFirst());
    return row === undefined ? null : toUser(row);
  }

  async findCredentialsByEmail(email: string): Promise<UserCredentials | null> {
    const found = this.#credentials().where(sql<string>`lower(email)`, '=', email.toLowerCase());
    return toCredentials(await guarded(found.executeTakeFirst()));
  }

  async findCredentialsById(id: string): Promise<UserCredentials | null> {
    return toCredentials(await guarded(this.#credentials().where('id', '=', id).executeTakeFirst()));
  }

  async lockCredentials(id: string): Promise<UserCredentials | null> {
    const locked = this.#credentials().where('id', '=', id).forUpdate();
    return toCredentials(await guarded(locked.executeTakeFirst()));
  }

  async list(query: UserQuery): Promise<Page<User>> {
    let found = this.#db.selectFrom('users').select(COLUMNS);
    if (query.role !== undefined) found = found.where('role', '=', query.role);
    if (query.disabled !== undefined) {
      found = found.where('disabled_at', query.disabled ? 'is not' : 'is', null);
    }
    if (query.search !== undefined) {
      const pattern = containing(query.search);
      found = found.where((eb) =>
        eb.or([eb('email', 'ilike', pattern), eb('display_name', 'ilike', pattern)]),
      );
    }
    if (query.cursor !== undefined) {
      const { value, id } = decodeCursor(SORT, query.cursor);
      found = found.where(sql<boolean>`(created_at, id) > (${value}::timestamptz, ${id}::uuid)`);
    }
    const rows = await guarded(
      found
        .orderBy('created_at')
        .orderBy('id')
        .limit(query.limit + 1)
        .execute(),
    );
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    const nextCursor =
      last === undefined ? null : encodeCursor(SORT, last.created_at.toISOString(), last.id);
    return { items: items.map(toUser), nextCursor };
  }

  async create(input: NewUser): Promise<User> {
    const now = this.#clock.now();
    const inserted = this.#db.insertInto('users').values({
      email: input.email,
      display_name: input.displayName,
      password_hash: input.passwordHash,
      password_expires_at: input.passwordExpiresAt,
      role: input.role,
      disabled_at: null,
      created_at: now,
      updated_at: now,
    });
    return toUser(await guarded(inserted.returning(COLUMNS).executeTakeFirstOrThrow()));
  }

  async update(id: string, version: number, patch: UserPatch): Promise<User | null> {
    const updated = this.#db
      .updateTable('users')
      .set((eb) => ({
        ...(patch.displayName === undefined ? {} : { display_name: patch.displayName }),
        ...(patch.role === undefined ? {} : { role: patch.role }),
        ...(patch.disabledAt === undefined ? {} : { disabled_at: patch.disabledAt }),
        version: eb('version', '+', 1),
        updated_at: this.#clock.now(),
      }))
      .where('id', '=', id)
      .where('version', '=', version);
    const row = await guarded(updated.returning(COLUMNS).executeTakeFirst());
    return row === undefined ? null : toUser(row);
  }

  async setPassword(id: string, passwordHash: string, expiresAt: Date | null): Promise<void> {
    const updated = this.#db
      .updateTable('users')
      .set((eb) => ({
        password_hash: passwordHash,
        password_expires_at: expiresAt,
        version: eb('version', '+', 1),
        updated_at: this.#clock.now(),
      }))
      .where('id', '=', id);
    await guarded(updated.execute());
  }

  async replaceHash(id: string, verifiedHash: string, newHash: string): Promise<void> {
    const updated = this.#db
      .updateTable('users')
      .set({ password_hash: newHash })
      .where('id', '=', id)
      .where('password_hash', '=', verifiedHash);
    await guarded(updated.execute());
  }

  async lockActiveAdmins(): Promise<readonly string[]> {
    const admins = this.#db
      .selectFrom('users')
      .select('id')
      .where('role', '=', 'admin')
      .where('disabled_at', 'is', null);
    const rows = await guarded(admins.orderBy('id').forUpdate().execute());
    return rows.map((row) => row.id);
  }

  async lockForFirstAdmin(): Promise<void> {
    await guarded(sql`select pg_advisory_xact_lock(${sql.lit(FIRST_ADMIN_LOCK)})`.execute(this.#db));
  }

  #credentials() {
    return this.#db.selectFrom('users').select([...COLUMNS, 'password_hash']);
  }
}
