import type { DeadLetterQueues, QueueDepth } from "./dead-letter-queues.ts";

/** How much lies in every queue. */
export const listQueues = ({ letters }: { letters: DeadLetterQueues }): Promise<QueueDepth[]> =>
  Promise.all(letters.names().map((name) => letters.depth(name)));

/** Sends dead letters of a queue back; @throws DomainError `sources.no_such_queue` */
export async function redriveQueue(
  { name, limit }: { name: string; limit: number },
  { letters }: { letters: DeadLetterQueues },
): Promise<{ redriven: number; deadLettersLeft: number }> {
  const redriven = await letters.redrive(name, limit);
  const { deadLetters } = await letters.depth(name);
  return { redriven, deadLettersLeft: deadLetters };
}
