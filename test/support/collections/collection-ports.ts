import type { LongUndo } from "#functions/collections/changes/long-undos.ts";
import type { UndoPorts } from "#functions/collections/changes/undoing.ts";
import type { Place } from "#functions/collections/collection/collection-store.ts";
import type { Deletions } from "#functions/collections/deletion/deletions.ts";
import type { ImportPorts } from "#functions/collections/imports/importing.ts";
import type { AddItemsPorts } from "#functions/collections/items/add-items.ts";
import type { ItemLists } from "#functions/collections/items/item-lists.ts";
import type { SellPorts } from "#functions/collections/sales/sell-copies.ts";
import { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryCollectionStore } from "#test/fakes/memory-collection-store.ts";
import { memoryCountedCollections } from "#test/fakes/memory-counted-collections.ts";
import { memoryItemLists } from "#test/fakes/memory-item-lists.ts";
import { memoryLog } from "#test/fakes/memory-log.ts";
import { memoryLotStore } from "#test/fakes/memory-lot-store.ts";
import { aHead, aPlace, at } from "#test/support/collections/collections.ts";
import { opened } from "#test/support/collections/writes.ts";

/** The one picture that users have uploaded. */
export const ownPicture = OwnPictureId.parse(sha256("a picture of my own"));

/** Everything that the use cases of collections need, in memory; every base1 card has two variants. */
export function collectionPorts(beforeChange?: () => Promise<void>) {
  const requested: { place: Place; delaySeconds: number }[] = [];
  const longUndosAsked: LongUndo[] = [];
  const log = memoryLog();
  const collections = memoryCollectionStore(log);
  const lots = memoryLotStore(beforeChange, log);
  const ports = {
    ...{
      collections,
      lots,
      ledger: lots,
      longChanges: lots.longChanges,
      imports: lots.imports,
      sales: lots.sales,
      counted: memoryCountedCollections(collections, lots),
    },
    itemLists: memoryItemLists(collections, lots),
    printings: {
      variantsOf: async (ids) =>
        new Map(ids.filter((id) => id.includes(":base1-")).map((id) => [id, ["holo", "normal"]])),
    },
    pictures: { ofUser: async (_user, ids) => new Set(ids.filter((id) => id === ownPicture)) },
    lotsOfPrinting: async (place: Place, printing: string) =>
      (await lots.list(place, { limit: 50_000 })).items.filter(
        ({ printingId }) => printingId === printing,
      ),
    deletions: {
      request: async (place: Place, delaySeconds: number) => {
        requested.push({ place, delaySeconds });
      },
    },
    longUndos: { request: async (undo) => void longUndosAsked.push(undo) },
    clock: () => new Date(at),
  } satisfies AddItemsPorts &
    SellPorts &
    UndoPorts &
    ImportPorts & { deletions: Deletions; itemLists: ItemLists };
  return { ...ports, requested, longUndosAsked };
}

/** A collection that is there. */
export async function anOpenCollection(ports: ReturnType<typeof collectionPorts>): Promise<Place> {
  const { userId } = aPlace();
  await opened(ports.collections, userId, aHead());
  return { userId, collectionId: aHead().id };
}
