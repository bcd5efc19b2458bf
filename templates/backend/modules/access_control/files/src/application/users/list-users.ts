import type { User } from '../../core/entities/user.ts';
import type { Page } from '../../core/ports/page.ts';
import type { Principal } from '../../core/ports/security.ts';
import type { UnitOfWork } from '../../core/ports/unit-of-work.ts';
import type { UserQuery } from '../../core/ports/users.ts';
import { authorise } from '../../security/authorise.ts';

/** The users of the service, oldest account first. */
export async function listUsers(uow: UnitOfWork, actor: Principal, query: UserQuery): Promise<Page<User>> {
  authorise(actor, 'users:read');
  return uow.repos.users.list(query);
}
