import { z } from 'zod';
import type { AuditRecord } from '../../../core/ports/audit.ts';
import { pageQuery } from './common.ts';

const snapshot = z.unknown().meta({ description: 'The fields concerned; secrets and sensitive fields are redacted' });

export const auditView = z
  .object({
    id: z.string(),
    occurredAt: z.iso.datetime(),
    actorId: z.uuid().nullable(),
    action: z.string(),
    entity: z.string(),
    entityId: z.string().nullable(),
    before: snapshot,
    after: snapshot,
    requestId: z.string().nullable(),
    address: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });

export const auditPage = z
  .object({ items: z.array(auditView), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditPage' });

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const auditQuery = z.strictObject({
  ...pageQuery,
  actorId: z.uuid().optional(),
  action: z.string().min(1).max(100).optional(),
  entity: z.string().min(1).max(100).optional(),
  entityId: z.string().min(1).max(100).optional(),
  from: moment.optional(),
  until: moment.optional(),
});

export function toAuditView(record: AuditRecord): z.infer<typeof auditView> {
  return { ...record, occurredAt: record.occurredAt.toISOString() };
}
