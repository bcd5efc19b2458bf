import { AppError } from '../../core/errors/app-error.ts';
import type { User } from '../../core/entities/user.ts';
import type { Principal } from '../../core/ports/security.ts';
import type { UnitOfWork } from '../../core/ports/unit-of-work.ts';
import { authorise } from '../../security/authorise.ts';

export async function findUser(uow: UnitOfWork, actor: Principal, id: string): Promise<User> {
  authorise(actor, 'users:read');
  const user = await uow.repos.users.findById(id);
  if (user === null) throw new AppError('NOT_FOUND', 'User not found');
  return user;
}
