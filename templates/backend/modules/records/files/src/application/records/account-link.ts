import type { Role } from '../../core/entities/user.ts';
import { AppError } from '../../core/errors/app-error.ts';
import type { Repositories } from '../../core/ports/unit-of-work.ts';

/** The account of a person, or none; `version` is that of the person's record. */
export interface AccountLink {
  readonly version: number;
  readonly userId: string | null;
}

/** Refuses an account that does not exist, was disabled, or has a role that such a person cannot have. */
export async function requireAccount(
  repos: Repositories,
  userId: string,
  roles: readonly Role[],
): Promise<void> {
  const user = await repos.users.findById(userId);
  const usable = user !== null && user.disabledAt === null && roles.includes(user.role);
  if (usable) return;
  const message = `must be a living account with the role ${roles.join(' or ')}`;
  throw new AppError('REFERENCE_CONFLICT', 'This account cannot be linked', [{ path: 'userId', message }]);
}
