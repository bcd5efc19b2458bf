import { hash, verify } from '@node-rs/argon2';
import type { Config } from '../config/env.ts';
import type { PasswordHasher } from '../core/ports/security.ts';
import { WorkQueue } from './work-queue.ts';

/** As many sign-ins as may wait for a hash: enough for a morning rush, too few to exhaust the memory. */
const MAX_WAITING = 200;

/** argon2id, which is the library's default. Each hash takes its memory while it runs, so only so many run at once. */
export class Argon2Hasher implements PasswordHasher {
  readonly #options: { memoryCost: number; timeCost: number; parallelism: number };
  readonly #queue: WorkQueue;

  constructor(config: Pick<Config, 'ARGON2_MEMORY_KIB' | 'ARGON2_TIME_COST' | 'ARGON2_CONCURRENCY'>) {
    this.#options = {
      memoryCost: config.ARGON2_MEMORY_KIB,
      timeCost: config.ARGON2_TIME_COST,
      parallelism: 1,
    };
    this.#queue = new WorkQueue(config.ARGON2_CONCURRENCY, MAX_WAITING);
  }

  hash(password: string): Promise<string> {
    return this.#queue.run(() => hash(password, this.#options));
  }

  verify(encoded: string, password: string): Promise<boolean> {
    return this.#queue.run(() => verify(encoded, password));
  }

  isOutdated(encoded: string): boolean {
    const { memoryCost, timeCost } = this.#options;
    return !encoded.startsWith(`$argon2id$v=19$m=${String(memoryCost)},t=${String(timeCost)},p=1$`);
  }
}
