import type { Clock } from "#shared/kernel/clock.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
import type { Deletions } from "./deletions.ts";

/** So many days are looked back at, should nothing have run on one of them. */
const lookBackDays = 6;

/**
 * Has every collection cleared away whose time is over: each by a message of its own. One that was brought back meanwhile is
 * left alone, and asking twice does no harm.
 */
export async function clearDue(ports: {
  collections: Pick<CollectionStore, "toClear">;
  deletions: Deletions;
  clock: Clock;
}): Promise<{ due: number }> {
  const today = utcDay(ports.clock());
  let due = 0;
  for (let back = lookBackDays; back >= 0; back -= 1) {
    for await (const place of ports.collections.toClear(dayAfter(today, -back))) {
      await ports.deletions.request(place, 0);
      due += 1;
    }
  }
  return { due };
}
