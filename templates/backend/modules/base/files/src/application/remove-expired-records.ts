import type { RemovedRows } from '../core/ports/expired-records.ts';
import type { UnitOfWork } from '../core/ports/unit-of-work.ts';

/** Small enough to hold no lock for long. */
const BATCH = 1_000;
/** What is left after so many batches has time until the next run. */
const MAX_BATCHES = 50;

/** Removes what has expired, batch by batch, each in a transaction of its own; answers how many rows went. */
export async function removeExpiredRecords(uow: UnitOfWork): Promise<RemovedRows> {
  const total: Record<string, number> = {};
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const removed = await uow.transaction((repos) => repos.expired.remove(BATCH));
    for (const [table, rows] of Object.entries(removed)) total[table] = (total[table] ?? 0) + rows;
    if (Object.values(removed).every((rows) => rows < BATCH)) break;
  }
  return total;
}
