import type { AuditQuery, AuditRecord } from '../../core/ports/audit.ts';
import type { Page } from '../../core/ports/page.ts';
import type { Principal } from '../../core/ports/security.ts';
import type { UnitOfWork } from '../../core/ports/unit-of-work.ts';
import { authorise } from '../../security/authorise.ts';

/** Who did what, newest first. */
export async function listAuditEntries(
  uow: UnitOfWork,
  actor: Principal,
  query: AuditQuery,
): Promise<Page<AuditRecord>> {
  authorise(actor, 'audit:read');
  return uow.repos.audit.list(query);
}
