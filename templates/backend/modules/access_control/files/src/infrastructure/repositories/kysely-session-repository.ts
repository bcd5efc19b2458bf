import { sql, type Kysely } from 'kysely';
import type { Clock } from '../../core/ports/clock.ts';
import type {
  ActiveSession,
  NewSession,
  RevokeReason,
  Session,
  SessionRepository,
} from '../../core/ports/sessions.ts';
import type { Database } from '../../database/types.ts';
import { guarded } from './errors.ts';

interface TokenOwner {
  readonly sessionId: string;
  readonly userId: string;
}

export class KyselySessionRepository implements SessionRepository {
  readonly #db: Kysely<Database>;
  readonly #clock: Clock;

  constructor(db: Kysely<Database>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async start(session: NewSession): Promise<void> {
    const now = this.#clock.now();
    await guarded(
      this.#db
        .insertInto('sessions')
        .values({
          id: session.id,
          user_id: session.userId,
          user_agent: session.userAgent,
          address: session.address,
          created_at: now,
          last_used_at: now,
          expires_at: session.expiresAt,
          revoked_at: null,
          revoke_reason: null,
        })
        .execute(),
    );
    const { hash, expiresAt } = session.refresh;
    await guarded(
      this.#db
        .insertInto('refresh_tokens')
        .values({ session_id: session.id, token_hash: hash, expires_at: expiresAt, used_at: null, created_at: now })
        .execute(),
    );
  }

  async findActive(sessionId: string, userId: string): Promise<ActiveSession | null> {
    const row = await guarded(
      this.#db
        .selectFrom('sessions as s')
        .innerJoin('users as u', 'u.id', 's.user_id')
        .select(['u.role', 'u.password_expires_at'])
        .where('s.id', '=', sessionId)
        .where('s.user_id', '=', userId)
        .where('s.revoked_at', 'is', null)
        .where('s.expires_at', '>', this.#clock.now())
        .where('u.disabled_at', 'is', null)
        .executeTakeFirst(),
    );
    if (row === undefined) return null;
    return {
      principal: { userId, sessionId, role: row.role },
      mustChangePassword: row.password_expires_at !== null,
    };
  }

  async rotate(spentHash: string, next: { hash: string; expiresAt: Date }): Promise<TokenOwner | null> {
    const now = this.#clock.now();
    const { rows } = await guarded(
      sql<TokenOwner>`
        with spent as (
          update refresh_tokens t set used_at = ${now}
          from sessions s join users u on u.id = s.user_id
          where t.token_hash = ${spentHash} and t.used_at is null and t.expires_at > ${now}
            and s.id = t.session_id and s.revoked_at is null and s.expires_at > ${now}
            and u.disabled_at is null
          returning s.id as session_id, s.user_id
        ), next as (
          insert into refresh_tokens (session_id, token_hash, expires_at, created_at)
          select session_id, ${next.hash}, ${next.expiresAt}, ${now} from spent
        ), touched as (
          update sessions s set last_used_at = ${now} from spent where s.id = spent.session_id
        )
        select session_id as "sessionId", user_id as "userId" from spent`.execute(this.#db),
    );
    return rows[0] ?? null;
  }

  async findSpent(hash: string): Promise<TokenOwner | null> {
    const row = await guarded(
      this.#db
        .selectFrom('refresh_tokens as t')
        .innerJoin('sessions as s', 's.id', 't.session_id')
        .select(['s.id', 's.user_id'])
        .where('t.token_hash', '=', hash)
        .where('t.used_at', 'is not', null)
        .executeTakeFirst(),
    );
    return row === undefined ? null : { sessionId: row.id, userId: row.user_id };
  }

  async list(userId: string): Promise<readonly Session[]> {
    const rows = await guarded(
      this.#db
        .selectFrom('sessions')
        .select(['id', 'user_agent', 'address', 'created_at', 'last_used_at', 'expires_at'])
        .where('user_id', '=', userId)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', this.#clock.now())
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(100)
        .execute(),
    );
    return rows.map((row) => ({
      id: row.id,
      userAgent: row.user_agent,
      address: row.address,
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
      expiresAt: row.expires_at,
    }));
  }

  async revoke(userId: string, sessionId: string, reason: RevokeReason): Promise<boolean> {
    const revoked = this.#revocation(userId, reason).where('id', '=', sessionId);
    return (await guarded(revoked.executeTakeFirst())).numUpdatedRows === 1n;
  }

  async revokeAll(userId: string, reason: RevokeReason, except?: string): Promise<number> {
    const all = this.#revocation(userId, reason);
    const revoked = except === undefined ? all : all.where('id', '!=', except);
    return Number((await guarded(revoked.executeTakeFirst())).numUpdatedRows);
  }

  #revocation(userId: string, reason: RevokeReason) {
    return this.#db
      .updateTable('sessions')
      .set({ revoked_at: this.#clock.now(), revoke_reason: reason })
      .where('user_id', '=', userId)
      .where('revoked_at', 'is', null);
  }
}
