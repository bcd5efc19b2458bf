import type { Clock } from '../../core/ports/clock.ts';

let last = 0;

/** Another number with each call, so that no two test records have the same name or code. */
export function serial(): number {
  last += 1;
  return last;
}

const turns = new WeakMap<object, Map<string, number>>();

/** From 0 up to so many in each database, and then again from 0: for values of a narrow range that must differ. */
export function turn({ db }: { readonly db: object }, series: string, length: number): number {
  const taken = turns.get(db) ?? new Map<string, number>();
  turns.set(db, taken);
  const next = taken.get(series) ?? 0;
  taken.set(series, (next + 1) % length);
  return next;
}

/** The day so many days from today, as the business counts them. */
export function day({ clock }: { readonly clock: Clock }, offset: number): string {
  const moment = new Date(`${clock.today()}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + offset);
  return moment.toISOString().slice(0, 10);
}
