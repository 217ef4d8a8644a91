import pLimit from "p-limit";
import { allSettled } from "#shared/kernel/all-settled.ts";
import { addRecorded, nothingRecorded, type Recorded } from "#shared/kernel/recorded.ts";

const groupsAtOnce = 8;

/**
 * Records groups that have nothing in common, eight at once: a list of two hundred sets is as many
 * groups, each of some round trips, and one after another they outlast a worker whose table is slow.
 *
 * @throws what the first that fails throws, once all others have ended
 */
export async function sideBySide<Item>(
  groups: Iterable<readonly Item[]>,
  record: (group: readonly Item[]) => Promise<Recorded>,
): Promise<Recorded> {
  const limit = pLimit(groupsAtOnce);
  const all = await allSettled([...groups].map((group) => limit(record, group)));
  return all.reduce(addRecorded, nothingRecorded);
}
