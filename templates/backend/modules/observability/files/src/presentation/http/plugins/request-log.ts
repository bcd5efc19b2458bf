import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

/** One line for each request once it is answered. Health checks, which come all day, only at `debug`. */
export const requestLog = fp((app: FastifyInstance, _options, done) => {
  app.addHook('onResponse', (request, reply, next) => {
    const level = request.routeOptions.config.rateClass === 'unlimited' ? 'debug' : 'info';
    const durationMs = Math.round(reply.elapsedTime * 10) / 10;
    request.log[level]({ req: request, status: reply.statusCode, durationMs }, 'request');
    next();
  });
  done();
});
