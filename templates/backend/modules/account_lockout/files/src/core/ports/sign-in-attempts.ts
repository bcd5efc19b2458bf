/** What attempts are counted for: one account name, or one client address. */
export interface AttemptSubject {
  readonly kind: 'account' | 'address';
  /** A hash: the table never holds an address or a name that somebody typed. */
  readonly keyHash: string;
}

export interface AttemptPolicy {
  /** So many failures are free; each further one doubles the delay. */
  readonly freeAttempts: number;
  readonly firstDelayS: number;
  readonly maxDelayS: number;
  /** A count that has rested so long starts again. */
  readonly forgetAfterS: number;
}

export interface SignInAttemptRepository {
  /**
   * Counts an attempt before its outcome is known, so that a burst of parallel attempts cannot slip past the
   * limit. Answers null when the attempt may go on, or the time from which the next one may.
   */
  reserve(subject: AttemptSubject, policy: AttemptPolicy): Promise<Date | null>;
  /**
   * Takes one reserved attempt back. A delay that earlier failures earned stays, or whoever has one account
   * could use it to keep guessing at others.
   */
  release(subject: AttemptSubject, policy: AttemptPolicy): Promise<void>;
  /** Forgets the subject's failures. */
  clear(subject: AttemptSubject): Promise<void>;
}
