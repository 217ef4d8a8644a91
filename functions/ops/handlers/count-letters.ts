import { meterHandler } from "#shared/events/meter-handler.ts";
import { count } from "#shared/observability/count.ts";
import { log } from "#shared/observability/log.ts";
import { countLetters } from "../queues/count-letters.ts";
import type { Queues } from "../queues/queues.ts";
import { runtime } from "../runtime.letters.ts";

/** Counts dead letters over any queues. */
export const letterMeter = (
  given: () => Promise<{ queues: Pick<Queues, "names" | "lettersOf"> }>,
) =>
  meterHandler(given, async (deps) => {
    const all = await countLetters(deps);
    for (const one of all) if (one.letters > 0) log("dead letters wait", one);
    const letters = all.reduce((sum, one) => sum + one.letters, 0);
    count("letters", {}, { DeadLettersWaiting: letters });
    return { letters };
  });

/** Says every quarter of an hour how many dead letters wait; one alarm looks at their sum. */
export const handler = letterMeter(runtime);
