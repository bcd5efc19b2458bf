import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

/** A keep-alive connection that was busy when closing began would otherwise hold the process open. */
export const draining = fp((app: FastifyInstance, _options, done) => {
  let closing = false;
  app.addHook('preClose', (next) => {
    closing = true;
    next();
  });
  app.addHook('onSend', (_request, reply, _payload, next) => {
    if (closing) reply.header('connection', 'close');
    next();
  });
  done();
});
