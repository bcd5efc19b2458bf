import { z } from 'zod';
import type { OwnSession } from '../../../application/auth/own-sessions.ts';

/** Longer texts would only cost hashing time; the rules for new passwords are the policy's. */
const typedPassword = z.string().min(1).max(512);

export const signInBody = z
  .strictObject({ email: z.email().max(254), password: typedPassword })
  .meta({ id: 'SignIn' });

export const passwordChangeBody = z
  .strictObject({ currentPassword: typedPassword, newPassword: typedPassword })
  .meta({ id: 'PasswordChange' });

const token = { accessToken: z.string(), expiresIn: z.int(), tokenType: z.literal('Bearer') };

export const accessTokenView = z.object(token).meta({ id: 'AccessToken' });

export const signedInView = z
  .object({ ...token, mustChangePassword: z.boolean() })
  .meta({ id: 'SignedIn', description: 'The refresh token comes as a cookie that scripts cannot read.' });

export const sessionView = z
  .object({
    id: z.uuid(),
    current: z.boolean(),
    userAgent: z.string().nullable(),
    address: z.string().nullable(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Session' });

export const sessionList = z.object({ items: z.array(sessionView) }).meta({ id: 'SessionList' });

export function toSessionView(session: OwnSession): z.infer<typeof sessionView> {
  return {
    id: session.id,
    current: session.current,
    userAgent: session.userAgent,
    address: session.address,
    createdAt: session.createdAt.toISOString(),
    lastUsedAt: session.lastUsedAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  };
}
