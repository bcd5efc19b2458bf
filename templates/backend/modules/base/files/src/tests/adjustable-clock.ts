import type { Clock } from '../core/ports/clock.ts';
import { dayFormat } from '../infrastructure/clock/system-clock.ts';

/** A clock that runs like the machine's and can be put forward. */
export class AdjustableClock implements Clock {
  readonly #day: Intl.DateTimeFormat;
  #offsetMs = 0;

  constructor(timeZone: string) {
    this.#day = dayFormat(timeZone);
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  today(): string {
    return this.#day.format(this.now());
  }

  advance(seconds: number): void {
    this.#offsetMs += seconds * 1_000;
  }
}
