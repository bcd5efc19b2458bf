import { describe, expect, it } from 'vitest';
import { addDays, addMonths, clockTime, daysBetween, localDate, weekdayOf, yearsBetween } from './dates.ts';

describe('addDays', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-29', 1, '2026-03-30'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  it('refuses what is no date', () => {
    expect(() => addDays('soon', 1)).toThrow('"soon" is not a date');
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

describe('daysBetween and yearsBetween', () => {
  it.each([
    ['2026-01-01', '2026-01-31', 30, 0],
    ['2024-02-29', '2025-02-28', 365, 0],
    ['2024-02-29', '2025-03-01', 366, 1],
    ['2026-06-01', '2006-06-02', -7304, -19],
    ['2026-06-01', '2026-06-01', 0, 0],
  ])('from %s to %s', (from, to, days, years) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(yearsBetween(from, to)).toBe(years);
  });
});

describe('weekdayOf', () => {
  it('knows the day of the week', () => {
    expect(weekdayOf('2026-11-22')).toBe('sunday');
    expect(weekdayOf('2024-02-29')).toBe('thursday');
  });
});

describe('localDate', () => {
  it('is the date on the wall, not in UTC', () => {
    const moment = Date.parse('2026-06-30T23:30:00Z');
    expect(localDate(moment, 'Europe/Madrid')).toBe('2026-07-01');
    expect(localDate(moment, 'America/New_York')).toBe('2026-06-30');
    expect(localDate(Date.parse('2026-01-01T00:00:00Z'), 'UTC')).toBe('2026-01-01');
  });
});

describe('clockTime', () => {
  it('has seconds, whoever wrote it', () => {
    expect(clockTime('09:30')).toBe('09:30:00');
    expect(clockTime('09:30:15')).toBe('09:30:15');
  });
});
