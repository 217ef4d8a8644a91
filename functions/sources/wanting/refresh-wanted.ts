import { hourOf, interestDays } from "#schemas/storage/interest.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { hoursToRead, nextWanted, type WantedList } from "./wanted-list.ts";
import type { WantedLists } from "./wanted-lists.ts";

export interface WantedDeps {
  readonly wanted: WantedLists;
  readonly clock: Clock;
}

/** What is noted at the end of an hour may come a moment later. */
const graceMs = 60_000;

/**
 * The wanted cards with all that was noted until now. Whoever asks first in an hour writes down what the hours before it came to;
 * of two at once one writes, and both have come to the same.
 */
export async function refreshWanted({ wanted, clock }: WantedDeps): Promise<WantedList> {
  const [now, open] = [clock(), hourOf(new Date(clock().getTime() - graceMs))];
  const before = await wanted.read();
  const notesOf = async (hours: readonly string[]) =>
    (await Promise.all(hours.map((hour) => wanted.notesOf(hour)))).flat();
  let list = before?.list;
  if (!list || list.until < open) {
    // One hour less than they are kept: what is about to be forgotten may be gone in part.
    const hours = hoursToRead(list, open, interestDays * 24 - 1);
    list = nextWanted(list, await notesOf(hours), open);
    await wanted.write(list, before?.version ?? 0);
  }
  const ofNow = [...new Set([open, hourOf(now)])];
  return nextWanted(list, await notesOf(ofNow), open);
}
