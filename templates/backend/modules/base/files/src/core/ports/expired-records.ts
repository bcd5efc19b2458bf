/** How many rows went, by table. */
export type RemovedRows = Readonly<Record<string, number>>;

/** What nobody can use any more and only makes the tables grow. */
export interface ExpiredRecordRepository {
  /** Removes at most `limit` rows of each kind; instances that do so at once share the work. */
  remove(limit: number): Promise<RemovedRows>;
}
