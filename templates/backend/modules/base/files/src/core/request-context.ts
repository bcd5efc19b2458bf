import { AsyncLocalStorage } from 'node:async_hooks';

/** What every layer may know about the request being served, without passing it along. */
export interface RequestContext {
  readonly requestId: string;
  readonly address: string;
  /** Filled in once the caller is known. */
  userId: string | null;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs a continuation, and all it starts, on behalf of a request. */
export function serveRequest(context: RequestContext, continuation: () => void): void {
  storage.run(context, continuation);
}

/** The request being served; undefined in commands and at the start. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}
