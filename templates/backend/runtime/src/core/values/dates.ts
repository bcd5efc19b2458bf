/** Dates are `YYYY-MM-DD`, times of day `HH:MM:SS`, both as text: they have no time zone and sort as they are. */

const DAY = 86_400_000;

export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

function midnight(date: string): number {
  const milliseconds = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) throw new RangeError(`${JSON.stringify(date)} is not a date`);
  return milliseconds;
}

function dateOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** The date so many days later, or earlier for a negative number. */
export function addDays(date: string, days: number): string {
  return dateOf(midnight(date) + days * DAY);
}

/** The same day so many months later; where that month is too short, its last day. */
export function addMonths(date: string, months: number): string {
  const start = new Date(midnight(date));
  const first = new Date(start);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + months);
  const next = new Date(first);
  next.setUTCMonth(next.getUTCMonth() + 1);
  const length = Math.round((next.getTime() - first.getTime()) / DAY);
  first.setUTCDate(Math.min(start.getUTCDate(), length));
  return dateOf(first.getTime());
}

/** Days from one date to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnight(to) - midnight(from)) / DAY);
}

/** Whole years from one date to another, as ages are counted; negative where the second is earlier. */
export function yearsBetween(from: string, to: string): number {
  if (from > to) return 0 - yearsBetween(to, from);
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(4) < from.slice(4) ? years - 1 : years;
}

/** The day of the week. */
export function weekdayOf(date: string): Weekday {
  return WEEKDAYS[new Date(midnight(date)).getUTCDay()] ?? 'sunday';
}

/** The date on the calendar of a time zone at a moment (milliseconds since 1970). */
export function localDate(moment: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(moment);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** A time of day with its seconds: callers may send `09:30`, the database answers `09:30:00`. */
export function clockTime(time: string): string {
  return time.length === 'HH:MM'.length ? `${time}:00` : time;
}
