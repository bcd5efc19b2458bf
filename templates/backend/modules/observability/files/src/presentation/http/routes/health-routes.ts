import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

const state = z.enum(['ok', 'down']);
const readiness = z
  .object({ status: state, checks: z.object({ database: state, migrations: state }) })
  .meta({ id: 'Readiness' });

export interface HealthOptions {
  /** Why the database cannot serve this code; rejects when it cannot be reached. */
  readonly databaseProblems: () => Promise<readonly string[]>;
}

export const healthRoutes: FastifyPluginCallbackZod<HealthOptions> = (app, { databaseProblems }, done) => {
  let running: Promise<readonly string[]> | undefined;
  /** Anybody may ask, so however many do at once, the database is asked once. */
  const check = (): Promise<readonly string[]> =>
    (running ??= databaseProblems().finally(() => {
      running = undefined;
    }));

  app.get(
    '/live',
    {
      config: { rateClass: 'unlimited' },
      schema: {
        tags: ['health'],
        operationId: 'live',
        summary: 'The process is up',
        response: { 200: z.object({ status: z.literal('ok') }).meta({ id: 'Liveness' }) },
      },
    },
    () => ({ status: 'ok' as const }),
  );

  app.get(
    '/ready',
    {
      config: { rateClass: 'unlimited' },
      schema: {
        tags: ['health'],
        operationId: 'ready',
        summary: 'The service can do its work',
        response: { 200: readiness, 503: readiness },
      },
    },
    async (request, reply) => {
      try {
        const problems = await check();
        if (problems.length === 0) {
          return await reply.code(200).send({ status: 'ok', checks: { database: 'ok', migrations: 'ok' } });
        }
        request.log.error({ problems }, 'not ready');
        return await reply.code(503).send({ status: 'down', checks: { database: 'ok', migrations: 'down' } });
      } catch (error) {
        request.log.error({ err: error }, 'the database cannot be reached');
        return reply.code(503).send({ status: 'down', checks: { database: 'down', migrations: 'down' } });
      }
    },
  );
  done();
};
