/** `owned`: this caller does the work; otherwise another request with the key came first. */
export type IdempotencySlot =
  | { readonly owned: true }
  | { readonly owned: false; readonly requestHash: string; readonly response: unknown };

export interface IdempotencyRepository {
  /**
   * Claims the key of this actor. A twin that arrives meanwhile waits on the unique index until the owner's
   * transaction ends. A key older than the retention counts as never used.
   */
  begin(actorId: string, key: string, requestHash: string): Promise<IdempotencySlot>;
  complete(actorId: string, key: string, response: unknown): Promise<void>;
}
