import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { processGuards } from './process-guards.ts';

function guarded(shutDown: () => Promise<void>, deadlineMs = 1_000) {
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const exit = vi.fn<(code: number) => void>();
  return { ...processGuards({ logger, shutDown, exit, deadlineMs }), exit, lines };
}

describe('processGuards', () => {
  it('ends with 0 after a signal, once, however often it comes', async () => {
    const shutDown = vi.fn(() => Promise.resolve());
    const { onSignal, exit } = guarded(shutDown);
    onSignal('SIGTERM');
    onSignal('SIGTERM');
    await turn();
    expect(shutDown).toHaveBeenCalledTimes(1);
    expect(exit.mock.calls).toEqual([[0]]);
  });

  it('logs an uncaught error with its stack and without its secrets, and ends with 1', async () => {
    const { onFatal, exit, lines } = guarded(() => Promise.resolve());
    onFatal(Object.assign(new Error('boom'), { input: { password: 'hunter2', id: 7 } }), 'uncaughtException');
    await turn();
    expect(exit).toHaveBeenCalledWith(1);
    expect(lines[0]).toContain('process-guards.spec.ts');
    expect(lines[0]).toContain('"id":7');
    expect(lines[0]).not.toContain('hunter2');
  });

  it('does not wait for ever', async () => {
    const { onSignal, exit } = guarded(() => new Promise(() => undefined), 5);
    onSignal('SIGTERM');
    await vi.waitFor(() => {
      expect(exit).toHaveBeenCalledWith(1);
    });
  });

  it('ends with 1 when the shutdown itself fails', async () => {
    const { onSignal, exit } = guarded(() => Promise.reject(new Error('database')));
    onSignal('SIGINT');
    await turn();
    expect(exit).toHaveBeenCalledWith(1);
  });
});
