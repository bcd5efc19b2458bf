import { z } from 'zod';

const origin = z.url({ protocol: /^https?$/ }).refine((value) => new URL(value).origin === value, {
  error: 'must be an origin such as https://app.example.com, without a path or a final slash',
});

export const securityHeaderSettings = {
  /** Web origins that may call this API from a browser, separated by commas. None by default. */
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((value) => value.split(',').map((part) => part.trim()))
    .transform((parts) => parts.filter((part) => part !== ''))
    .pipe(z.array(origin)),
};
