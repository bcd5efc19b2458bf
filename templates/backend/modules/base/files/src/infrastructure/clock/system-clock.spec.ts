import { describe, expect, it } from 'vitest';
import { dayFormat, SystemClock } from './system-clock.ts';

describe('dayFormat', () => {
  it('counts days as the time zone does', () => {
    const moment = new Date('2026-03-31T22:30:00Z');
    expect(dayFormat('UTC').format(moment)).toBe('2026-03-31');
    expect(dayFormat('Europe/Berlin').format(moment)).toBe('2026-04-01');
    expect(dayFormat('America/New_York').format(moment)).toBe('2026-03-31');
  });
});

describe('SystemClock', () => {
  it('tells the time of the machine', () => {
    const before = Date.now();
    const clock = new SystemClock('UTC');
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(before);
    expect(clock.today()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
