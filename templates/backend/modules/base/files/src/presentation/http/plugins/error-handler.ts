import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AppError, type FieldProblem } from '../../../core/errors/app-error.ts';
import { frameworkError, PROBLEM_TYPE, problemOf } from '../problem.ts';

/** Answers a failure as a problem document. What the caller may not see is logged, never sent. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = visibleError(error);
  if (known.status >= 500) request.log.error({ err: known }, known.message);
  const retryAfterS = retryAfter(known);
  if (retryAfterS !== null) reply.header('retry-after', retryAfterS);
  if (known.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(known.status).type(PROBLEM_TYPE).send(problemOf(known, request.id));
}

function visibleError(error: unknown): AppError {
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new AppError('VALIDATION_FAILED', 'The request is not valid', fieldProblems(error.validation));
  }
  return error instanceof AppError ? error : frameworkError(statusOf(error), error);
}

/** Fastify's own refusals carry a status; an unexpected error is ours, whatever number it happens to have. */
function statusOf(error: unknown): number {
  const { code, statusCode } = error as Partial<FastifyError>;
  return code?.startsWith('FST_') === true ? (statusCode ?? 500) : 500;
}

interface Issue {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message?: string | undefined;
  readonly params: Record<string, unknown>;
}

function fieldProblems(issues: readonly Issue[]): FieldProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.instancePath.split('/').filter((part) => part !== '');
    const { keys } = issue.params;
    if (issue.keyword === 'unrecognized_keys' && Array.isArray(keys)) {
      return keys.map((key) => ({ path: [...path, String(key)].join('.'), message: 'is not a known field' }));
    }
    return [{ path: path.join('.'), message: issue.message ?? 'is not valid' }];
  });
}

function retryAfter(error: AppError): number | null {
  const { details, code } = error;
  if (typeof details === 'object' && details !== null && 'retryAfterS' in details) return Number(details.retryAfterS);
  return code === 'UNAVAILABLE' ? 1 : null;
}

export const errorHandler = fp((app: FastifyInstance, _options, done) => {
  app.setErrorHandler(answerError);
  done();
});
