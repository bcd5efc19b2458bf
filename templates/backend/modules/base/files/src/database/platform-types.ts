import type { ColumnType, Generated } from 'kysely';
import type { Role } from '../core/entities/user.ts';

/** Written once, by the repository or by the database. */
export type CreatedAt = ColumnType<Date, Date | undefined, never>;
export type UpdatedAt = ColumnType<Date, Date | undefined, Date>;
/** JSON goes in as text and comes out parsed. */
export type Json = ColumnType<unknown, string | null | undefined, string | null>;

export interface UsersTable {
  id: Generated<string>;
  email: string;
  display_name: string;
  password_hash: string;
  password_expires_at: Date | null;
  role: Role;
  disabled_at: Date | null;
  version: Generated<number>;
  created_at: CreatedAt;
  updated_at: UpdatedAt;
}

export interface SessionsTable {
  id: string;
  user_id: string;
  user_agent: string | null;
  address: string | null;
  created_at: CreatedAt;
  last_used_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  revoke_reason: string | null;
}

export interface RefreshTokensTable {
  id: Generated<string>;
  session_id: string;
  token_hash: string;
  expires_at: Date;
  used_at: Date | null;
  created_at: CreatedAt;
}

export interface SignInAttemptsTable {
  kind: 'account' | 'address';
  key_hash: string;
  failures: number;
  last_attempt_at: Date;
  blocked_until: Date | null;
}

export interface AuditLogsTable {
  id: Generated<string>;
  occurred_at: CreatedAt;
  actor_id: string | null;
  action: string;
  entity: string;
  entity_id: string | null;
  before: Json;
  after: Json;
  request_id: string | null;
  address: string | null;
}

export interface IdempotencyKeysTable {
  actor_id: string;
  key: string;
  request_hash: string;
  response: Json;
  created_at: Date;
}

export interface PlatformTables {
  users: UsersTable;
  sessions: SessionsTable;
  refresh_tokens: RefreshTokensTable;
  sign_in_attempts: SignInAttemptsTable;
  audit_logs: AuditLogsTable;
  idempotency_keys: IdempotencyKeysTable;
}
