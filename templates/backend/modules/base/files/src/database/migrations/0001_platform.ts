import { sql, type Kysely } from 'kysely';

/**
 * Users, sessions, sign-in attempts, the audit log and idempotency keys. The tables of features that can be
 * switched off are here all the same: switching one on later needs no migration. The role has no CHECK: the
 * set of roles grows with the business, and the application is the only writer.
 */
const UP: readonly string[] = [
  `CREATE TABLE users (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email text NOT NULL,
    display_name text NOT NULL,
    password_hash text NOT NULL,
    password_expires_at timestamptz(3),
    role text NOT NULL,
    disabled_at timestamptz(3),
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now()
  )`,
  // One account per address, however it is capitalised; also what sign-in looks up.
  `CREATE UNIQUE INDEX users_email_key ON users (lower(email))`,
  `CREATE INDEX users_created_idx ON users (created_at, id)`,
  // Finds the last administrator without reading everybody.
  `CREATE INDEX users_role_idx ON users (role, id) WHERE disabled_at IS NULL`,
  `CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    user_agent text,
    address text,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    last_used_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    revoked_at timestamptz(3),
    revoke_reason text
  )`,
  `CREATE INDEX sessions_user_idx ON sessions (user_id, created_at) WHERE revoked_at IS NULL`,
  `CREATE INDEX sessions_expires_idx ON sessions (expires_at)`,
  `CREATE TABLE refresh_tokens (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    token_hash text NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    used_at timestamptz(3),
    created_at timestamptz(3) NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX refresh_tokens_hash_key ON refresh_tokens (token_hash)`,
  `CREATE INDEX refresh_tokens_session_idx ON refresh_tokens (session_id)`,
  `CREATE INDEX refresh_tokens_expires_idx ON refresh_tokens (expires_at)`,
  `CREATE TABLE sign_in_attempts (
    kind text NOT NULL CHECK (kind IN ('account', 'address')),
    key_hash text NOT NULL,
    failures integer NOT NULL,
    last_attempt_at timestamptz(3) NOT NULL,
    blocked_until timestamptz(3),
    PRIMARY KEY (kind, key_hash)
  )`,
  `CREATE INDEX sign_in_attempts_age_idx ON sign_in_attempts (last_attempt_at)`,
  `CREATE TABLE audit_logs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    occurred_at timestamptz(3) NOT NULL DEFAULT now(),
    actor_id uuid,
    action text NOT NULL,
    entity text NOT NULL,
    entity_id text,
    before jsonb,
    after jsonb,
    request_id text,
    address text
  )`,
  `CREATE INDEX audit_logs_entity_idx ON audit_logs (entity, entity_id, id)`,
  `CREATE INDEX audit_logs_actor_idx ON audit_logs (actor_id, id)`,
  `CREATE INDEX audit_logs_action_idx ON audit_logs (action, id)`,
  `CREATE INDEX audit_logs_occurred_idx ON audit_logs (occurred_at)`,
  `CREATE FUNCTION audit_logs_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'audit_logs is append-only' USING ERRCODE = '42501';
    END
  $$`,
  `CREATE TRIGGER audit_logs_append_only BEFORE UPDATE OR DELETE ON audit_logs
    FOR EACH ROW EXECUTE FUNCTION audit_logs_refuse_change()`,
  `CREATE TRIGGER audit_logs_no_truncate BEFORE TRUNCATE ON audit_logs
    FOR EACH STATEMENT EXECUTE FUNCTION audit_logs_refuse_change()`,
  `CREATE TABLE idempotency_keys (
    actor_id uuid NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    response jsonb,
    created_at timestamptz(3) NOT NULL,
    PRIMARY KEY (actor_id, key)
  )`,
  `CREATE INDEX idempotency_keys_age_idx ON idempotency_keys (created_at)`,
];

const DOWN: readonly string[] = [
  `DROP TABLE idempotency_keys`,
  `DROP TABLE audit_logs`,
  `DROP FUNCTION audit_logs_refuse_change()`,
  `DROP TABLE sign_in_attempts`,
  `DROP TABLE refresh_tokens`,
  `DROP TABLE sessions`,
  `DROP TABLE users`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of UP) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const statement of DOWN) await sql.raw(statement).execute(db);
}
