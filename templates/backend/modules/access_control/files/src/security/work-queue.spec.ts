import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { WorkQueue } from './work-queue.ts';

describe('WorkQueue', () => {
  it('never runs more at once than allowed, and finishes everything', async () => {
    const queue = new WorkQueue(2, 10);
    let running = 0;
    let most = 0;
    const task = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await turn();
      running -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => queue.run(task)));
    expect(most).toBe(2);
    expect(running).toBe(0);
  });

  it('refuses with UNAVAILABLE once the line is full', async () => {
    const queue = new WorkQueue(1, 1);
    const first = queue.run(turn);
    const second = queue.run(turn);
    await expect(queue.run(turn)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await Promise.all([first, second]);
  });

  it('gives the place free when a task fails', async () => {
    const queue = new WorkQueue(1, 0);
    await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(queue.run(() => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
