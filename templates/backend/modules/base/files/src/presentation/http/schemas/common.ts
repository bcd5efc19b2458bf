import { z } from 'zod';

const fieldProblem = z.object({ path: z.string(), message: z.string() });

export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string(),
    errors: z.array(fieldProblem).optional(),
  })
  .meta({ id: 'Problem', description: 'Every failure has this shape (RFC 9457).' });

/** A decimal string: money never passes through a float. At most 14 digits before the point. */
export const money = z
  .string()
  .regex(/^-?\d{1,14}(\.\d{1,2})?$/)
  .meta({ description: 'Decimal amount as a string', examples: ['1250.00'] });

export const idParams = z.strictObject({ id: z.uuid() });

/** The version a deletion was decided on, as a query parameter. */
export const versionQuery = z.strictObject({ version: z.coerce.number().int().min(1).max(2_147_483_647) });

/** The version a change was decided on, as a member of the body. */
export const version = z.int().min(1).max(2_147_483_647);

/** The part every list has; spread it into a z.strictObject beside `sort` and the filters. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(1_000).optional(),
};

/** Headers are not strict: every client sends its own. */
export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{8,128}$/)
    .optional()
    .meta({ description: 'Repeat a request with the same key and body, and it takes effect once' }),
});

type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 412 | 413 | 422 | 429 | 503;

/** The failures a route answers with, as the `response` part of its schema. */
export function errors<const S extends ErrorStatus>(...statuses: readonly S[]): Record<S, typeof problem> {
  return Object.fromEntries(statuses.map((status) => [status, problem])) as Record<S, typeof problem>;
}
