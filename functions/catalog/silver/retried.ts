import { setTimeout as wait } from "node:timers/promises";
import { MessageError } from "#shared/kernel/message-error.ts";
import { addRecorded, type Recorded } from "#shared/kernel/recorded.ts";

const tries = 6;
const firstPauseMs = 20;

/**
 * Repeats what lost a race until nothing is left, after pauses that grow and are random, so that
 * two who met do not meet again.
 *
 * @throws MessageError `transient` when others are always faster
 */
export async function retried<Item>(
  what: string,
  items: readonly Item[],
  attempt: (rest: readonly Item[]) => Promise<Recorded & { lost: readonly Item[] }>,
): Promise<Recorded> {
  let { lost, ...sum } = await attempt(items);
  for (let at = 1; lost.length > 0; at += 1) {
    if (at === tries) {
      throw new MessageError("transient", `Others write to ${what} all the time.`, {
        retryAfterSeconds: 5,
      });
    }
    await wait(Math.random() * firstPauseMs * 2 ** at);
    const { lost: rest, ...more } = await attempt(lost);
    sum = addRecorded(sum, more);
    lost = rest;
  }
  return sum;
}
