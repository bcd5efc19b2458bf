import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { serveRequest } from '../../../core/request-context.ts';

/** Lets the layers below know which request they serve, and tells the client its id. */
export const requestScope = fp((app: FastifyInstance, _options, done) => {
  app.addHook('onRequest', (request, reply, next) => {
    reply.header('x-request-id', request.id);
    serveRequest({ requestId: request.id, address: request.ip, userId: null }, next);
  });
  done();
});
