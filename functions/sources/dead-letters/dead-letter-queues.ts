/** A queue as an operator sees it. */
export interface QueueDepth {
  readonly name: string;
  readonly waiting: number;
  readonly inFlight: number;
  readonly delayed: number;
  readonly deadLetters: number;
}

/** The queues of the pipeline with what they gave up on. */
export interface DeadLetterQueues {
  names(): readonly string[];
  depth(name: string): Promise<QueueDepth>;
  /** Sends up to `limit` dead letters back to their queue; answers how many. */
  redrive(name: string, limit: number): Promise<number>;
}
