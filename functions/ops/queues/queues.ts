/** A queue as an operator sees it. */
export interface QueueDepth {
  readonly name: string;
  readonly waiting: number;
  readonly inFlight: number;
  readonly delayed: number;
  readonly deadLetters: number;
}

/** A message that was given up. */
export interface DeadLetter {
  /** Of the letter, as its queue names it; it orders letters of one moment. */
  readonly id: string;
  readonly sentAt: string;
  /** Absent when SQS itself moved the message: it could not even be begun. */
  readonly reason: string | undefined;
  readonly errorClass: string | undefined;
  readonly body: string;
}

/** The work queues of all areas with what they gave up on. */
export interface Queues {
  readonly names: readonly string[];
  depth(name: string): Promise<QueueDepth>;
  /** How many letters of a queue wait, those included that somebody is looking at. */
  lettersOf(name: string): Promise<number>;
  /**
   * Letters of a queue, oldest first, `most` of them at the most. They are hidden from others while
   * they are read, and shown again before this answers.
   */
  letters(name: string, most: number): Promise<readonly DeadLetter[]>;
  /** Sends up to `limit` letters back to their queue, until none is left or time is up. */
  redrive(name: string, limit: number): Promise<number>;
}

/** Calls a function that follows a stream with a letter of its own, and waits; throws when it failed. */
export type CallFollower = (functionName: string, letter: string) => Promise<void>;
