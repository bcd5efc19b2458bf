import { randomUUID } from 'node:crypto';
import cookiePlugin from '@fastify/cookie';
import swagger from '@fastify/swagger';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { AuthDeps } from '../../application/auth/auth-deps.ts';
import type { Config } from '../../config/env.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { UnitOfWork } from '../../core/ports/unit-of-work.ts';
import { identity } from '../../composition/identity.ts';
import { refuseUnreadable } from './client-error.ts';
import { loggerOptions } from './logging.ts';
import { createGuard } from './plugins/auth-guard.ts';
import { draining } from './plugins/draining.ts';
import { answerError, errorHandler } from './plugins/error-handler.ts';
import { metrics } from './plugins/metrics.ts';
import { notFound } from './plugins/not-found.ts';
import { openApi } from './plugins/openapi.ts';
import { requestLog } from './plugins/request-log.ts';
import { requestScope } from './plugins/request-scope.ts';
import { compiledSerializer } from './plugins/serializer.ts';
import { strictInput } from './plugins/strict-input.ts';
import { PROTECTIONS } from './protection.ts';
import { auditRoutes } from './routes/audit-routes.ts';
import { authRoutes } from './routes/auth-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { registerRecordRoutes } from './routes/index.ts';
import { RefreshCookie } from './routes/refresh-cookie.ts';
import { userRoutes } from './routes/user-routes.ts';

export interface AppDeps {
  readonly config: Config;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  /** Why the database cannot serve this code, for the readiness check. */
  readonly databaseProblems: () => Promise<readonly string[]>;
}

const REQUEST_TIMEOUT_MS = 30_000;

/** The whole service, ready to listen. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const app = createServer(deps.config);
  await registerPlugins(app, deps.config);
  await registerRoutes(app, deps, await identity(deps));
  return app;
}

function createServer(config: Config): FastifyInstance {
  const app = Fastify({
    logger: loggerOptions(config),
    // One line for each request, with everything in it: see requestLog.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: config.BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    trustProxy: (_address, hop) => hop < config.TRUSTED_PROXY_HOPS,
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply);
    },
    clientErrorHandler: refuseUnreadable,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(compiledSerializer);
  app.decorateRequest('principal', null);
  // JSON only: a form of a foreign page could send text without asking first.
  app.removeContentTypeParser('text/plain');
  return app;
}

async function registerPlugins(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(requestScope);
  await app.register(requestLog);
  await app.register(draining);
  await app.register(errorHandler);
  await app.register(notFound);
  for (const protection of PROTECTIONS) await app.register(protection, { config });
  await app.register(strictInput);
  await app.register(cookiePlugin);
  await app.register(swagger, openApi);
  await app.register(metrics, { token: config.METRICS_TOKEN });
}

async function registerRoutes(app: FastifyInstance, deps: AppDeps, auth: AuthDeps): Promise<void> {
  const { config, uow, clock } = deps;
  const guard = createGuard(auth);
  const cookie = new RefreshCookie(config.NODE_ENV === 'production');
  await app.register(healthRoutes, { prefix: '/health', databaseProblems: deps.databaseProblems });
  await app.register(authRoutes, { prefix: '/v1/auth', auth, guard, cookie });
  await app.register(userRoutes, { prefix: '/v1', auth, guard });
  await app.register(auditRoutes, { prefix: '/v1', uow, guard });
  await registerRecordRoutes(app, { uow, clock, guard });
  if (config.SERVE_OPENAPI ?? config.NODE_ENV !== 'production') {
    app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  }
}
