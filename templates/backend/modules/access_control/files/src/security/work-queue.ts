import { AppError } from '../core/errors/app-error.ts';

/** Lets so many tasks run at once and so many more wait; whoever comes then is told to come back. */
export class WorkQueue {
  readonly #limit: number;
  readonly #maxWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limit: number, maxWaiting: number) {
    this.#limit = limit;
    this.#maxWaiting = maxWaiting;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#limit) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= this.#maxWaiting) {
      throw new AppError('UNAVAILABLE', 'Too many people are signing in at once, try again in a moment');
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The place of a finished task passes straight to the next one in line. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }
}
