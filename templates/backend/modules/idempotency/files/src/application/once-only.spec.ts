import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../core/ports/security.ts';
import { createWorkbench, type Workbench } from '../tests/workbench.ts';
import { onceOnly } from './once-only.ts';

const HOURS = 3_600;

let bench: Workbench;
let actor: Principal;
let runs: number;
beforeAll(async () => {
  bench = await createWorkbench();
  actor = await bench.actor('admin');
});
afterAll(() => bench.close());

/** One request that counts how often its work is really done. */
function send(key: string | undefined, input: unknown = { a: 1 }, by = actor): Promise<{ run: number; at: Date }> {
  return bench.uow.transaction((repos) =>
    onceOnly(repos, by, key, { operation: 'count', input }, () => Promise.resolve({ run: (runs += 1), at: new Date(5) })),
  );
}

describe('onceOnly', () => {
  it('answers a repetition with the first result', async () => {
    runs = 0;
    const first = await send('key-00001');
    expect(await send('key-00001')).toEqual(first);
    expect(runs).toBe(1);
  });

  it('does the work of simultaneous twins once', async () => {
    runs = 0;
    const twins = await Promise.all([send('key-00002'), send('key-00002'), send('key-00002')]);
    expect(runs).toBe(1);
    expect(twins.map((twin) => twin.run)).toEqual([1, 1, 1]);
  });

  it('refuses the key for another request', async () => {
    await send('key-00003');
    await expect(send('key-00003', { a: 2 })).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH', status: 422 });
  });

  it('keeps the keys of actors apart, and works without a key', async () => {
    runs = 0;
    await send('key-00004');
    await send('key-00004', { a: 1 }, await bench.actor('admin'));
    await send(undefined);
    await send(undefined);
    expect(runs).toBe(4);
  });

  it('leaves the key free when the work fails', async () => {
    runs = 0;
    const failing = bench.uow.transaction((repos) =>
      onceOnly(repos, actor, 'key-00005', { operation: 'count', input: { a: 1 } }, () => Promise.reject(new Error('no'))),
    );
    await expect(failing).rejects.toThrow('no');
    expect((await send('key-00005')).run).toBe(1);
  });

  it('says so when the first request is not finished', async () => {
    const request = { operation: 'count', input: 1 };
    const unfinished = bench.uow.transaction(async (repos) => {
      await onceOnly(repos, actor, 'key-00006', request, () => onceOnly(repos, actor, 'key-00006', request, () => Promise.resolve(1)));
    });
    await expect(unfinished).rejects.toMatchObject({ code: 'OPERATION_IN_PROGRESS' });
  });

  it('forgets a key after 48 hours', async () => {
    runs = 0;
    await send('key-00007');
    bench.clock.advance(47 * HOURS);
    await send('key-00007');
    expect(runs).toBe(1);
    bench.clock.advance(2 * HOURS);
    await send('key-00007', { another: 'body' });
    expect(runs).toBe(2);
  });
});
