/** Numbers that all containers count together, each for a window of time. */
export interface Counters {
  /**
   * Adds to a counter, which begins at 0.
   *
   * @returns what it is now, this addition included
   */
  add(counter: Counter, points: number): Promise<number>;
}

export interface Counter {
  readonly budget: string;
  /** What it is counted for; never an address or an e-mail in clear. */
  readonly subject: string;
  /** Seconds since 1970 at which its window begins. */
  readonly windowStart: number;
  /** Seconds since 1970 after which nobody asks for it. */
  readonly expiresAtSeconds: number;
}
