import { derivedId } from "#functions/collections/identifiers.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import { aHead, at } from "#test/support/collections/collections.ts";
import { opened } from "#test/support/collections/writes.ts";

/** Somebody with two empty collections; a second passes with each look at the clock, so that the log has an order. */
export async function aCollector(beforeChange?: () => Promise<void>) {
  let nowMs = Date.parse(at);
  const ports = {
    ...collectionPorts(beforeChange),
    clock: () => {
      nowMs += 1_000;
      return new Date(nowMs);
    },
  };
  const place = await anOpenCollection(ports);
  const { userId } = place;
  const other = { userId, collectionId: derivedId("another collection") };
  await opened(ports.collections, userId, aHead({ id: other.collectionId, name: "Others" }));
  return {
    ...{ ports, place, other, userId },
    /** All that the first collection holds. */
    lots: async (of = place) => (await ports.lots.list(of, { limit: 1_000 })).items,
    copiesIn: async (of: typeof place) => (await ports.lots.tally(of)).cards,
    /** What was done last. */
    newest: async () => {
      const [change] = (await ports.ledger.listChanges(userId, { limit: 1 })).items;
      if (!change) throw new Error("Nothing was done.");
      return change;
    },
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}
