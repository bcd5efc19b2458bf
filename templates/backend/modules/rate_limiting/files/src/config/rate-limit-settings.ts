import { z } from 'zod';

/** Requests per minute and client address for each class of route; 0 switches the class off. */
export const rateLimitSettings = {
  RATE_LIMIT_READ_PER_MINUTE: z.coerce.number().int().min(0).default(600),
  RATE_LIMIT_WRITE_PER_MINUTE: z.coerce.number().int().min(0).default(120),
  RATE_LIMIT_CREDENTIALS_PER_MINUTE: z.coerce.number().int().min(0).default(20),
  /** New work is refused with 503 while the event loop lags by more than this; 0 switches it off. */
  LOAD_SHED_EVENT_LOOP_DELAY_MS: z.coerce.number().int().min(0).default(1_000),
};
