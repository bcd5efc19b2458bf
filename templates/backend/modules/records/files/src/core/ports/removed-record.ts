/** A record that went along with the one that was removed. */
export interface RemovedRecord {
  readonly entity: string;
  readonly id: string;
}
