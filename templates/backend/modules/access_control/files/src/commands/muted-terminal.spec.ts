import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { MutedTerminal } from './muted-terminal.ts';

describe('MutedTerminal', () => {
  it('shows what is typed only while it is not muted', () => {
    const screen = new PassThrough();
    const terminal = new MutedTerminal(screen);
    terminal.write('Email: ');
    terminal.muted = true;
    terminal.write('hunter2');
    expect(String(screen.read())).toBe('Email: ');
  });
});
