import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from '../../../core/errors/app-error.ts';

/**
 * A route without a schema for its query or body takes none. What it would ignore, the client believes to
 * have an effect, so it is refused like an unknown field.
 */
export const strictInput = fp((app: FastifyInstance, _options, done) => {
  app.addHook('preValidation', (request, _reply, next) => {
    if (!request.is404) refuseUnexpected(request);
    next();
  });
  done();
});

function refuseUnexpected(request: FastifyRequest): void {
  const { schema } = request.routeOptions;
  if (schema?.querystring === undefined) refuse(Object.keys(request.query as object), 'This route takes no query');
  if (schema?.body === undefined && hasBody(request)) refuse(['body'], 'This route takes no body');
}

/** An empty object is what many clients send for "nothing". */
function hasBody({ body }: FastifyRequest): boolean {
  if (body === undefined) return false;
  return typeof body !== 'object' || body === null || Object.keys(body).length > 0;
}

function refuse(paths: readonly string[], sentence: string): void {
  if (paths.length === 0) return;
  const details = paths.map((path) => ({ path, message: 'is not expected here' }));
  throw new AppError('VALIDATION_FAILED', sentence, details);
}
