import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { AppError } from '../../../core/errors/app-error.ts';

export interface MetricsOptions {
  /** Whoever reads the metrics sends it as bearer token; without one there is no /metrics. */
  readonly token: string | undefined;
}

/**
 * How long requests take, by route and status. The address of the caller is no reason for trust: behind a
 * proxy on the same machine everybody comes from the loopback.
 */
export const metrics = fp<MetricsOptions>((app: FastifyInstance, { token }, done) => {
  if (token !== undefined) expose(app, token);
  done();
});

function expose(app: FastifyInstance, token: string): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  app.addHook('onResponse', (request, reply, next) => {
    const route = request.routeOptions.url ?? 'unmatched';
    duration.labels(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1_000);
    next();
  });
  app.get('/metrics', { schema: { hide: true }, config: { rateClass: 'unlimited' } }, async (request, reply) => {
    if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`)) {
      throw new AppError('UNAUTHENTICATED', 'Authentication is required');
    }
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** Compares hashes, so that neither length nor content of the token shows in the time it takes. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
