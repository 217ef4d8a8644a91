import type { Queues } from "./queues.ts";

export interface WaitingLetters {
  readonly queue: string;
  readonly letters: number;
}

/** How many dead letters wait in each queue. */
export const countLetters = ({
  queues,
}: {
  queues: Pick<Queues, "names" | "lettersOf">;
}): Promise<readonly WaitingLetters[]> =>
  Promise.all(
    queues.names.map(async (name) => ({ queue: name, letters: await queues.lettersOf(name) })),
  );
