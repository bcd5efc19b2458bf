import { z } from 'zod';

export const accountLockoutSettings = {
  /** Failed sign-ins that one account may have before the next must wait. */
  LOCKOUT_ACCOUNT_FREE_ATTEMPTS: z.coerce.number().int().min(1).max(100).default(5),
  /** The same for one client address, which a whole office may share. */
  LOCKOUT_ADDRESS_FREE_ATTEMPTS: z.coerce.number().int().min(1).max(10_000).default(50),
  LOCKOUT_FIRST_DELAY_S: z.coerce.number().int().min(1).default(30),
  LOCKOUT_MAX_DELAY_S: z.coerce.number().int().min(1).default(900),
};
