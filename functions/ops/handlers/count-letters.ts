import { meterHandler } from "#shared/events/meter-handler.ts";
import { count } from "#shared/observability/count.ts";
import { countLetters } from "../queues/count-letters.ts";
import { runtime } from "../runtime.letters.ts";

/** Says every quarter of an hour how many dead letters wait; one alarm looks at their sum. */
export const handler = meterHandler(runtime, async (deps) => {
  const letters = await countLetters(deps);
  count("letters", {}, { DeadLettersWaiting: letters });
  return { letters };
});
