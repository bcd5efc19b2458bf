import { z } from 'zod';
import type { OwnProfile } from '../../../application/users/own-profile.ts';
import { ROLES, type User } from '../../../core/entities/user.ts';
import { pageQuery, version } from './common.ts';

const role = z.enum(ROLES);
const email = z.email().max(254);
const displayName = z.string().trim().min(1).max(120);

export const userBody = z.strictObject({ email, displayName, role }).meta({ id: 'NewUser' });

export const userPatch = z
  .strictObject({
    version,
    displayName: displayName.optional(),
    role: role.optional(),
    disabled: z.boolean().optional(),
  })
  .refine((patch) => Object.keys(patch).length > 1, { error: 'names nothing to change' })
  .meta({ id: 'UserPatch' });

const user = {
  id: z.uuid(),
  email: z.string(),
  displayName: z.string(),
  role,
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};

export const userView = z.object(user).meta({ id: 'User' });

const temporaryPassword = z
  .string()
  .meta({ description: 'Shown this once; its owner replaces it at the first sign-in' });

export const invitedUserView = z.object({ ...user, temporaryPassword }).meta({ id: 'InvitedUser' });

export const temporaryPasswordView = z.object({ temporaryPassword }).meta({ id: 'TemporaryPassword' });

export const userPage = z
  .object({ items: z.array(userView), nextCursor: z.string().nullable() })
  .meta({ id: 'UserPage' });

export const userQuery = z.strictObject({
  ...pageQuery,
  role: role.optional(),
  disabled: z.stringbool().optional(),
  search: z.string().trim().min(1).max(100).optional(),
});

export const profileView = z.object({ ...user, permissions: z.array(z.string()) }).meta({ id: 'Profile' });

export function toUserView(entity: User): z.infer<typeof userView> {
  return {
    id: entity.id,
    email: entity.email,
    displayName: entity.displayName,
    role: entity.role,
    disabled: entity.disabledAt !== null,
    mustChangePassword: entity.passwordExpiresAt !== null,
    version: entity.version,
    createdAt: entity.createdAt.toISOString(),
    updatedAt: entity.updatedAt.toISOString(),
  };
}

export function toProfileView(profile: OwnProfile): z.infer<typeof profileView> {
  return { ...toUserView(profile.user), permissions: [...profile.permissions] };
}
