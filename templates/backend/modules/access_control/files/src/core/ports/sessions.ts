import type { Principal } from './security.ts';

/** One signed-in device of a user. */
export interface Session {
  readonly id: string;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
}

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly expiresAt: Date;
  readonly refresh: { readonly hash: string; readonly expiresAt: Date };
}

export interface ActiveSession {
  readonly principal: Principal;
  readonly mustChangePassword: boolean;
}

export type RevokeReason =
  | 'signed_out'
  | 'revoked_by_user'
  | 'refresh_reused'
  | 'password_changed'
  | 'password_reset'
  | 'user_disabled';

export interface SessionRepository {
  start(session: NewSession): Promise<void>;
  /** The session with the user's present role; null when revoked, expired, or the user is disabled. */
  findActive(sessionId: string, userId: string): Promise<ActiveSession | null>;
  /** In one statement: spends the refresh token and stores the next. Null when it cannot be spent. */
  rotate(
    spentHash: string,
    next: { readonly hash: string; readonly expiresAt: Date },
  ): Promise<{ readonly sessionId: string; readonly userId: string } | null>;
  /** The session of a refresh token that was spent before: the sign of a stolen token. */
  findSpent(hash: string): Promise<{ readonly sessionId: string; readonly userId: string } | null>;
  list(userId: string): Promise<readonly Session[]>;
  /** False when the user has no such live session. */
  revoke(userId: string, sessionId: string, reason: RevokeReason): Promise<boolean>;
  /** Ends every live session of the user but `except`; answers how many. */
  revokeAll(userId: string, reason: RevokeReason, except?: string): Promise<number>;
}
