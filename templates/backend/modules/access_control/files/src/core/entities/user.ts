import type { Role } from './role.ts';

export { ROLES, type Role } from './role.ts';

/** A person who can sign in. The password hash is deliberately not part of it: see UserCredentials. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  readonly disabledAt: Date | null;
  /** Set while the password is a temporary one, which must be replaced at the first sign-in. */
  readonly passwordExpiresAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What sign-in needs besides the user; it leaves the repository for nothing else. */
export interface UserCredentials {
  readonly user: User;
  readonly passwordHash: string;
}
