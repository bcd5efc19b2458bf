import { AppError } from '../../core/errors/app-error.ts';
import type { User } from '../../core/entities/user.ts';
import type { Principal } from '../../core/ports/security.ts';
import type { UnitOfWork } from '../../core/ports/unit-of-work.ts';
import { GRANTS, type Permission } from '../../security/permissions.ts';

export interface OwnProfile {
  readonly user: User;
  /** What a client may offer; every request is checked again all the same. */
  readonly permissions: readonly Permission[];
}

export async function ownProfile(uow: UnitOfWork, actor: Principal): Promise<OwnProfile> {
  const user = await uow.repos.users.findById(actor.userId);
  if (user === null) throw new AppError('UNAUTHENTICATED', 'Authentication is required');
  return { user, permissions: [...GRANTS[actor.role]].sort() };
}
