import type { SyncedCollection, SyncedItem } from "#schemas/collections/sync.ts";
import type { PullPorts, Step } from "./pulling.ts";
import type { SyncPlace } from "./sync-cursor.ts";

/** Collections that are told at once, with what they hold after them. */
const collectionsAtOnce = 20;

/** Tells everything of the collections that are wanted: all of them, or those that have come back. */
export async function readAll(
  asked: { readonly userId: string; readonly limit: number; readonly place: SyncPlace },
  ports: Pick<PullPorts, "counted" | "lots">,
): Promise<Step> {
  const { userId, limit } = asked;
  const collections: SyncedCollection[] = [];
  const items: SyncedItem[] = [];
  let place = asked.place;
  while (items.length < limit && collections.length < limit) {
    const [collectionId, ...others] = place.whole;
    if (collectionId !== undefined) {
      const page = { limit: limit - items.length, cursor: place.items };
      const found = await ports.lots.list({ userId, collectionId }, page);
      items.push(...found.items.map((item) => ({ collectionId, ...item })));
      const { nextCursor } = found;
      place = nextCursor
        ? { ...place, items: nextCursor }
        : { ...place, whole: others, items: undefined };
    } else if (place.all) {
      const page = { limit: collectionsAtOnce, cursor: place.all.after };
      const found = await ports.counted.list(userId, page);
      collections.push(...found.items.map(({ lots: _lots, cards: _cards, ...head }) => head));
      const whole = found.items.flatMap(({ id, lots }) => (lots > 0 ? id : []));
      const { nextCursor } = found;
      place = { ...place, whole, all: nextCursor ? { after: nextCursor } : undefined };
    } else break;
  }
  const isDone = place.whole.length === 0 && !place.all;
  // What was read for the log goes on there.
  return { collections, items, next: place, isEnd: isDone && place.until === undefined };
}
