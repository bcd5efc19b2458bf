import type { Page } from './page.ts';

/**
 * One thing that happened. `before` and `after` hold the changed fields only; secrets and the declared
 * sensitive fields are redacted on the way into the table. Request id and address are added by the repository.
 */
export interface AuditEntry {
  readonly actorId: string | null;
  /** `<entity>.<past participle>`, for example `student.created`. */
  readonly action: string;
  readonly entity: string;
  readonly entityId: string | null;
  readonly before?: Readonly<Record<string, unknown>> | undefined;
  readonly after?: Readonly<Record<string, unknown>> | undefined;
}

export interface AuditRecord {
  readonly id: string;
  readonly occurredAt: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string | null;
  readonly address: string | null;
}

export interface AuditQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly entity?: string | undefined;
  readonly entityId?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** There is no way to change or remove an entry, here or in the database. */
export interface AuditRepository {
  append(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(query: AuditQuery): Promise<Page<AuditRecord>>;
}
