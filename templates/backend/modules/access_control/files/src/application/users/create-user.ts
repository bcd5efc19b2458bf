import type { Role, User } from '../../core/entities/user.ts';
import type { Principal } from '../../core/ports/security.ts';
import { authorise } from '../../security/authorise.ts';
import { temporaryPassword } from '../../security/temporary-password.ts';
import type { AuthDeps } from '../auth/auth-deps.ts';

export interface UserInvitation {
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
}

export interface InvitedUser {
  readonly user: User;
  /** Told once, to whoever hands it over. */
  readonly temporaryPassword: string;
}

/**
 * Creates an account with a temporary password. The administrator never chooses or knows the password that
 * the person goes on to use.
 */
export async function createUser(deps: AuthDeps, actor: Principal, input: UserInvitation): Promise<InvitedUser> {
  authorise(actor, 'users:create');
  const password = temporaryPassword();
  const passwordHash = await deps.hasher.hash(password);
  const passwordExpiresAt = temporaryPasswordExpiry(deps);
  const user = await deps.uow.transaction(async (repos) => {
    const created = await repos.users.create({ ...input, passwordHash, passwordExpiresAt });
    const entry = { action: 'user.created', entity: 'user', entityId: created.id };
    await repos.audit.append({ actorId: actor.userId, ...entry, after: { ...input } });
    return created;
  });
  return { user, temporaryPassword: password };
}

/** When a temporary password that is issued now stops working. */
export function temporaryPasswordExpiry(deps: Pick<AuthDeps, 'clock' | 'settings'>): Date {
  return new Date(deps.clock.now().getTime() + deps.settings.TEMPORARY_PASSWORD_TTL_S * 1_000);
}
