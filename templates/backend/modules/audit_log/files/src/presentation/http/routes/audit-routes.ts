import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { listAuditEntries } from '../../../application/audit/list-audit-entries.ts';
import type { UnitOfWork } from '../../../core/ports/unit-of-work.ts';
import { principalOf, type Guard } from '../plugins/auth-guard.ts';
import { auditPage, auditQuery, toAuditView } from '../schemas/audit.ts';
import { errors } from '../schemas/common.ts';

export interface AuditRoutesOptions {
  readonly uow: UnitOfWork;
  readonly guard: Guard;
}

export const auditRoutes: FastifyPluginCallbackZod<AuditRoutesOptions> = (app, { uow, guard }, done) => {
  app.get(
    '/audit',
    {
      onRequest: guard('audit:read'),
      schema: {
        tags: ['audit'],
        security: [{ bearerAuth: [] }],
        operationId: 'listAuditEntries',
        querystring: auditQuery,
        response: { 200: auditPage, ...errors(400, 401, 403, 429) },
      },
    },
    async (request) => {
      const page = await listAuditEntries(uow, principalOf(request), request.query);
      return { items: page.items.map(toAuditView), nextCursor: page.nextCursor };
    },
  );
  done();
};
