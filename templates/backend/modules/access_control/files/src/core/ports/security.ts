import type { Role } from '../entities/user.ts';

/** Who is acting, read from the database with each request. */
export interface Principal {
  readonly userId: string;
  readonly sessionId: string;
  readonly role: Role;
}

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(encoded: string, password: string): Promise<boolean>;
  /** Whether the hash was made with weaker parameters than today's. */
  isOutdated(encoded: string): boolean;
}

/** What a verified access token says; the role is not in it, because a token outlives a role. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
}

export interface TokenService {
  signAccess(claims: AccessClaims): Promise<string>;
  /** Null for anything but a genuine token that has not expired. */
  verifyAccess(token: string): Promise<AccessClaims | null>;
  newRefresh(): { token: string; hash: string };
  hashRefresh(token: string): string;
}
