/**
 * Counts how often work on a message was begun without coming to an end that we know of.
 *
 * SQS counts deliveries, which is something else: one that Lambda throttled, or that found the
 * upstream away and waits, was never a try. A worker that died without a word was one.
 */
export interface Starts {
  /** Notes one more start; answers how many there were, this one included. */
  begin(messageId: string): Promise<number>;
  /** Takes a start back that turned out to be no try, or that came to its end. */
  forgive(messageId: string): Promise<void>;
}
