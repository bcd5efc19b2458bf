import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { currentRequest, serveRequest } from './request-context.ts';

async function observedBy(requestId: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    serveRequest({ requestId, address: '::1', userId: null }, () => {
      void delay(1).then(() => {
        resolve(currentRequest()?.requestId);
      });
    });
  });
}

describe('currentRequest', () => {
  it('follows each request through its asynchronous work', async () => {
    expect(await Promise.all([observedBy('a'), observedBy('b')])).toEqual(['a', 'b']);
  });

  it('is unknown outside of requests', () => {
    expect(currentRequest()).toBeUndefined();
  });
});
