import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from '../../../core/errors/app-error.ts';

interface KnownRoute {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/** Tells "no such path" from "not with this method": 405 with `Allow`, as RFC 9110 asks. */
export const notFound = fp((app: FastifyInstance, _options, done) => {
  const routes: KnownRoute[] = [];
  app.addHook('onRoute', (route) => {
    routes.push({ pattern: patternOf(route.url), methods: [route.method].flat() });
  });
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsOf(routes, request.url);
    if (allowed.length === 0) throw new AppError('NOT_FOUND', 'No such route');
    reply.header('allow', allowed.join(', '));
    throw new AppError('METHOD_NOT_ALLOWED', `This resource knows ${allowed.join(', ')}`);
  });
  done();
});

function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${parts.join('/')}$`);
}

function methodsOf(routes: readonly KnownRoute[], url: string): string[] {
  const path = url.split('?', 1).join('');
  const matching = routes.filter((route) => route.pattern.test(path));
  return [...new Set(matching.flatMap((route) => route.methods))].sort();
}
