import { AppError } from '../../core/errors/app-error.ts';
import type { Role, User } from '../../core/entities/user.ts';
import type { Principal } from '../../core/ports/security.ts';
import type { Repositories } from '../../core/ports/unit-of-work.ts';
import type { UserPatch } from '../../core/ports/users.ts';
import { authorise } from '../../security/authorise.ts';
import type { AuthDeps } from '../auth/auth-deps.ts';

export interface UserChange {
  readonly displayName?: string | undefined;
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
}

/** Changes name, role or access of a user, with effect on their next request. */
export async function updateUser(
  { uow, clock }: Pick<AuthDeps, 'uow' | 'clock'>,
  actor: Principal,
  id: string,
  version: number,
  change: UserChange,
): Promise<User> {
  authorise(actor, 'users:update');
  return uow.transaction(async (repos) => {
    // First, so that two administrators who demote each other at once do not both succeed.
    const admins = await repos.users.lockActiveAdmins();
    const before = await repos.users.findById(id);
    if (before === null) throw new AppError('NOT_FOUND', 'User not found');
    const patch = patchFor(before, change, clock.now());
    if (admins.every((admin) => admin === id)) refuseToLoseAdmin(before, { ...before, ...defined(patch) });
    const after = await repos.users.update(id, version, patch);
    if (after === null) throw new AppError('VERSION_CONFLICT', 'The user was changed by someone else', { currentVersion: before.version });
    await recordChange(repos, actor, before, after);
    return after;
  });
}

/** Disables at most once: the moment it happened first is the one to keep. */
function patchFor(before: User, change: UserChange, now: Date): UserPatch {
  const disabledAt = change.disabled === undefined ? undefined : change.disabled ? (before.disabledAt ?? now) : null;
  return { displayName: change.displayName, role: change.role, disabledAt };
}

function defined(patch: UserPatch): Partial<User> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

function refuseToLoseAdmin(before: User, after: User): void {
  if (isActiveAdmin(before) && !isActiveAdmin(after)) {
    throw new AppError('LAST_ADMIN', 'The last administrator cannot be demoted or disabled');
  }
}

function isActiveAdmin(user: User): boolean {
  return user.role === 'admin' && user.disabledAt === null;
}

async function recordChange(repos: Repositories, actor: Principal, before: User, after: User): Promise<void> {
  if (before.disabledAt === null && after.disabledAt !== null) await repos.sessions.revokeAll(after.id, 'user_disabled');
  await repos.audit.append({
    actorId: actor.userId,
    action: 'user.updated',
    entity: 'user',
    entityId: after.id,
    before: { displayName: before.displayName, role: before.role, disabledAt: before.disabledAt },
    after: { displayName: after.displayName, role: after.role, disabledAt: after.disabledAt },
  });
}
