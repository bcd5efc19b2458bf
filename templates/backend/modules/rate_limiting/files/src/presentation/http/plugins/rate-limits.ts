import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyPluginAsync, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import type { Config } from '../../../config/env.ts';
import { AppError } from '../../../core/errors/app-error.ts';
import type { RateClass } from '../route-context.ts';

const plugin: FastifyPluginAsync<{ readonly config: Config }> = async (app, { config }) => {
  const limits: Readonly<Record<RateClass, number>> = {
    read: config.RATE_LIMIT_READ_PER_MINUTE,
    write: config.RATE_LIMIT_WRITE_PER_MINUTE,
    credentials: config.RATE_LIMIT_CREDENTIALS_PER_MINUTE,
    unlimited: 0,
  };
  app.addHook('onRoute', (route) => {
    const rateClass = classOf(route);
    const max = limits[rateClass];
    if (max > 0) {
      route.config = { ...route.config, rateLimit: { max, timeWindow: '1 minute', groupId: rateClass } };
    }
  });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new AppError('RATE_LIMITED', 'Too many requests, slow down', { retryAfterS: Math.ceil(ttl / 1_000) }),
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

function classOf(route: RouteOptions): RateClass {
  if (route.config?.rateClass !== undefined) return route.config.rateClass;
  const methods = [route.method].flat();
  return methods.every((method) => method === 'GET' || method === 'HEAD') ? 'read' : 'write';
}
