import { log } from "#shared/observability/log.ts";
import type { Queues } from "./queues.ts";

/** How many dead letters wait in all queues together; whose they are goes into the log. */
export async function countLetters({
  queues,
}: {
  queues: Pick<Queues, "names" | "lettersOf">;
}): Promise<number> {
  const counts = await Promise.all(
    queues.names.map(async (name) => ({ queue: name, letters: await queues.lettersOf(name) })),
  );
  for (const one of counts) if (one.letters > 0) log("dead letters wait", one);
  return counts.reduce((sum, { letters }) => sum + letters, 0);
}
