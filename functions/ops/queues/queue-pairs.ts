/** Where letters lie, and what they go back to: a queue, or a function that follows a stream. */
export type QueuePair = { readonly deadLetters: string } & (
  | { readonly queue: string }
  | { readonly follower: string }
);

export type QueuePairs = Readonly<Record<string, QueuePair>>;

/** Names of queues as their addresses. All queues of a stage lie in one account and region, beside the one at `at`. */
export function addressed(named: QueuePairs, at: string): QueuePairs {
  const beside = (name: string) => new URL(name, at).href;
  return Object.fromEntries(
    Object.entries(named).map(([name, pair]) => [
      name,
      {
        ...("queue" in pair ? { queue: beside(pair.queue) } : pair),
        deadLetters: beside(pair.deadLetters),
      },
    ]),
  );
}
