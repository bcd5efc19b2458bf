import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyPluginAsync, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import type { Config } from '../../../config/env.ts';
import { AppError } from '../../../core/errors/app-error.ts';
import type { RateClass } from '../route-context.ts';

/** Addresses that are remembered; beyond them the ones that came longest ago start again. */
const REMEMBERED_ADDRESSES = 20_000;

const plugin: FastifyPluginAsync<{ readonly config: Config }> = async (app, { config }) => {
  await app.register(rateLimit, {
    global: false,
    cache: REMEMBERED_ADDRESSES,
    errorResponseBuilder: (_request, { ttl }) =>
      new AppError('RATE_LIMITED', 'Too many requests, slow down', { retryAfterS: Math.ceil(ttl / 1_000) }),
  });
  const limiter = (max: number) => (max > 0 ? app.rateLimit({ max, timeWindow: '1 minute' }) : null);
  const limiters = {
    read: limiter(config.RATE_LIMIT_READ_PER_MINUTE),
    write: limiter(config.RATE_LIMIT_WRITE_PER_MINUTE),
    credentials: limiter(config.RATE_LIMIT_CREDENTIALS_PER_MINUTE),
    unlimited: null,
  };
  app.addHook('onRoute', (route) => {
    const limit = limiters[classOf(route)];
    // Before the guard: a flood of made-up tokens must not reach the database.
    if (limit !== null) route.onRequest = [limit, ...[route.onRequest ?? []].flat()];
  });
  if (config.LOAD_SHED_EVENT_LOOP_DELAY_MS > 0) {
    await app.register(underPressure, {
      maxEventLoopDelay: config.LOAD_SHED_EVENT_LOOP_DELAY_MS,
      // A health check that failed under load would have the instance restarted when it is needed most.
      pressureHandler: (request) => {
        if (request.routeOptions.config.rateClass === 'unlimited') return;
        throw new AppError('UNAVAILABLE', 'The service is busy, try again');
      },
    });
  }
};

/**
 * Requests per minute of a client address, counted for each class of routes together and by each instance on
 * its own. What must hold across instances, failed sign-ins, is counted in the database.
 */
export const rateLimits = fp(plugin);

/** What a route says of itself, else what its method suggests. */
function classOf(route: RouteOptions): RateClass {
  if (route.config?.rateClass !== undefined) return route.config.rateClass;
  const methods = [route.method].flat();
  return methods.every((method) => method === 'GET' || method === 'HEAD') ? 'read' : 'write';
}
