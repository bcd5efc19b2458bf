import type { Role, User, UserCredentials } from '../entities/user.ts';
import type { Page } from './page.ts';

export interface NewUser {
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  readonly passwordHash: string;
  /** Null for a password the person chose; a time for one that was issued to them. */
  readonly passwordExpiresAt: Date | null;
}

export interface UserPatch {
  readonly displayName?: string | undefined;
  readonly role?: Role | undefined;
  readonly disabledAt?: Date | null | undefined;
}

export interface UserQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
  readonly search?: string | undefined;
}

export interface UserRepository {
  findById(id: string): Promise<User | null>;
  findCredentialsByEmail(email: string): Promise<UserCredentials | null>;
  findCredentialsById(id: string): Promise<UserCredentials | null>;
  /** The same, holding the row until the transaction ends, so that the password cannot change meanwhile. */
  lockCredentials(id: string): Promise<UserCredentials | null>;
  list(query: UserQuery): Promise<Page<User>>;
  create(input: NewUser): Promise<User>;
  /** Null when the user does not exist or has another version. */
  update(id: string, version: number, patch: UserPatch): Promise<User | null>;
  setPassword(id: string, passwordHash: string, expiresAt: Date | null): Promise<void>;
  /** Replaces only the very hash that was verified, so that a rehash never undoes a change of password. */
  replaceHash(id: string, verifiedHash: string, newHash: string): Promise<void>;
  /** Locks every administrator who can sign in, in id order, and answers their ids. */
  lockActiveAdmins(): Promise<readonly string[]>;
  /** Serialises the creation of a first administrator. */
  lockForFirstAdmin(): Promise<void>;
}
