import type { Clock } from '../../core/ports/clock.ts';

/** The machine's time, with days as the business counts them. */
export class SystemClock implements Clock {
  readonly #day: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.#day = dayFormat(timeZone);
  }

  now(): Date {
    return new Date();
  }

  today(): string {
    return this.#day.format(this.now());
  }
}

/** Formats a moment as the `YYYY-MM-DD` of a time zone (the Swedish locale writes dates so). */
export function dayFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
}
