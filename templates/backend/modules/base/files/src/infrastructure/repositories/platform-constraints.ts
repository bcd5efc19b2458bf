import type { ConstraintMeaning } from './errors.ts';

export const PLATFORM_CONSTRAINTS: Readonly<Record<string, ConstraintMeaning | undefined>> = {
  users_email_key: { code: 'CONFLICT', message: 'A user with this email already exists', path: 'email' },
};
