import { AppError } from '../../core/errors/app-error.ts';
import type { User } from '../../core/entities/user.ts';
import type { PasswordHasher } from '../../core/ports/security.ts';
import type { UnitOfWork } from '../../core/ports/unit-of-work.ts';
import { requireGoodPassword } from '../../security/password-policy.ts';

export interface Administrator {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
}

export interface CreateAdministratorDeps {
  readonly uow: UnitOfWork;
  readonly hasher: PasswordHasher;
}

/**
 * Makes an administrator from the machine itself, where no permission can be checked. So it happens once,
 * unless the operator insists on `another`.
 */
export async function createAdministrator(
  { uow, hasher }: CreateAdministratorDeps,
  input: Administrator,
  another: boolean,
): Promise<User> {
  requireGoodPassword(input, 'password');
  const passwordHash = await hasher.hash(input.password);
  const { email, displayName } = input;
  return uow.transaction(async (repos) => {
    await repos.users.lockForFirstAdmin();
    const admins = await repos.users.lockActiveAdmins();
    if (admins.length > 0 && !another) {
      throw new AppError('CONFLICT', 'There is an administrator already; say --another to add one more');
    }
    const user = await repos.users.create({ email, displayName, role: 'admin', passwordHash, passwordExpiresAt: null });
    const entry = { action: 'user.created', entity: 'user', entityId: user.id };
    await repos.audit.append({ actorId: null, ...entry, after: { email, displayName, role: 'admin' } });
    return user;
  });
}
