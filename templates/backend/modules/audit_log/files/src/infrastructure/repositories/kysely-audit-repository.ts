import type { Kysely, Selectable } from 'kysely';
import type { AuditEntry, AuditQuery, AuditRecord, AuditRepository } from '../../core/ports/audit.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Page } from '../../core/ports/page.ts';
import { currentRequest } from '../../core/request-context.ts';
import type { AuditLogsTable } from '../../database/platform-types.ts';
import type { Database } from '../../database/types.ts';
import { redact } from '../../security/redaction.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { guarded } from './errors.ts';

const SORT = 'id:desc';

function toRecord(row: Selectable<AuditLogsTable>): AuditRecord {
  return {
    id: row.id,
    occurredAt: row.occurred_at,
    actorId: row.actor_id,
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    before: row.before,
    after: row.after,
    requestId: row.request_id,
    address: row.address,
  };
}

function stored(snapshot: Readonly<Record<string, unknown>> | undefined): string | null {
  return snapshot === undefined ? null : JSON.stringify(redact(snapshot));
}

export class KyselyAuditRepository implements AuditRepository {
  readonly #db: Kysely<Database>;
  readonly #clock: Clock;

  constructor(db: Kysely<Database>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async append(entry: AuditEntry): Promise<void> {
    const request = currentRequest();
    const inserted = this.#db.insertInto('audit_logs').values({
      occurred_at: this.#clock.now(),
      actor_id: entry.actorId,
      action: entry.action,
      entity: entry.entity,
      entity_id: entry.entityId,
      before: stored(entry.before),
      after: stored(entry.after),
      request_id: request?.requestId ?? null,
      address: request?.address ?? null,
    });
    await guarded(inserted.execute());
  }

  async list(query: AuditQuery): Promise<Page<AuditRecord>> {
    let found = this.#db.selectFrom('audit_logs').selectAll();
    if (query.actorId !== undefined) found = found.where('actor_id', '=', query.actorId);
    if (query.action !== undefined) found = found.where('action', '=', query.action);
    if (query.entity !== undefined) found = found.where('entity', '=', query.entity);
    if (query.entityId !== undefined) found = found.where('entity_id', '=', query.entityId);
    if (query.from !== undefined) found = found.where('occurred_at', '>=', query.from);
    if (query.until !== undefined) found = found.where('occurred_at', '<', query.until);
    if (query.cursor !== undefined) found = found.where('id', '<', decodeCursor(SORT, query.cursor).id);
    const rows = await guarded(
      found
        .orderBy('id', 'desc')
        .limit(query.limit + 1)
        .execute(),
    );
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    const nextCursor = last === undefined ? null : encodeCursor(SORT, null, last.id);
    return { items: items.map(toRecord), nextCursor };
  }
}
