import type { NewSale } from "#schemas/collections/new-sale.ts";
import type { Sale } from "#schemas/collections/sale.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { Day, type Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { refuseOtherRequest, requestNote } from "#shared/kernel/idempotency.ts";
import { orTwins } from "#shared/kernel/or-twins.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { type IfMatch, ifMatches, staleVersion } from "#shared/kernel/versions.ts";
import { type Ledger, mostWrites } from "../changes/ledger.ts";
import type { CollectionStore, Place } from "../collection/collection-store.ts";
import { without } from "../edits/plan-edit.ts";
import { itemsRefused, noOneVersion, noSuchCollection, noSuchItem } from "../errors.ts";
import { newChangeId } from "../identifiers.ts";
import { fieldVersionsOf } from "../items/field-versions.ts";
import type { LotStore } from "../items/lot-store.ts";
import { isThere, itemOf } from "../items/lots.ts";
import { refuseLaterDay } from "../items/said-of-copies.ts";
import type { LotsOfPrinting } from "./lots-of-printing.ts";
import { salesOf } from "./sale-of-lot.ts";
import { firstIn, lotsInOrder, type SoldOfLot } from "./sold-lots.ts";

export interface SellPorts {
  readonly collections: Pick<CollectionStore, "get">;
  readonly lots: LotStore;
  readonly lotsOfPrinting: LotsOfPrinting;
  readonly ledger: Pick<Ledger, "write">;
  readonly clock: Clock;
}

export interface Sold {
  readonly outcome: "sold" | "repeated";
  readonly sales: readonly Sale[];
}

/**
 * Writes down that copies were sold, and takes them out of the collection: those of the item that is named, or of their kind those that came in first
 * [COL-3]. Each lot that they come from is a sale of its own, with what was paid for it.
 *
 * @param ifMatch versions of the item that were read; undefined for any
 * @throws DomainError `request.invalid` for versions where no item is named, `collections.no_such_collection`, `collections.no_such_item`, `collections.items_refused`, `request.stale_version`,
 * `request.key_reused`, `request.too_many`
 */
export async function sellCopies(
  input: {
    readonly place: Place;
    readonly sale: NewSale;
    readonly ifMatch: IfMatch;
    readonly idempotencyKey?: string | undefined;
  },
  ports: SellPorts,
): Promise<Sold> {
  const { place, sale, ifMatch, idempotencyKey } = input;
  refuseLaterDay(sale.day, "#/day", ports);
  if (sale.copies && ifMatch) throw noOneVersion();
  if (!(await ports.collections.get(place))) throw noSuchCollection(place.collectionId);
  const key = requestNote(idempotencyKey, sale);
  const repeated = async (): Promise<Sold | undefined> => {
    const before = key && (await ports.lots.request(place, key.keyHash, 0));
    if (!key || !before) return undefined;
    refuseOtherRequest(key, before);
    return { outcome: "repeated", sales: before.sales ?? [] };
  };
  const attempt = async (): Promise<Sold | undefined> => {
    const before = await repeated();
    if (before) return before;
    const at = ports.clock().toISOString();
    const sold = await soldLots(place, sale, { ifMatch, ports });
    const day = sale.day ?? Day.parse(utcDay(ports.clock()));
    const sales = salesOf(place, sold, { sale, day, at });
    const { collectionId } = place;
    const request = key && { requestHash: key.requestHash, lots: [], sales: [...sales] };
    const outcome = await ports.ledger.write(place.userId, {
      ...{ id: newChangeId(ports), kind: "sold", at },
      lots: sold.map(({ lot, quantity }) => ({
        ...{ collectionId, before: lot, after: afterSale(lot, quantity, at) },
      })),
      sales: sales.map((after) => ({ before: undefined, after })),
      note: key && request && { collectionId, keyHash: key.keyHash, part: 0, request },
    });
    return outcome === "written" ? { outcome: "sold", sales } : undefined;
  };
  return orTwins(() => persistently(attempt), repeated);
}

interface Chosen {
  readonly ifMatch: IfMatch;
  readonly ports: SellPorts;
}

async function soldLots(
  place: Place,
  { itemId, copies, quantity }: NewSale,
  { ifMatch, ports }: Chosen,
): Promise<readonly SoldOfLot<LotItem>[]> {
  const lots = copies
    ? lotsInOrder(await ports.lotsOfPrinting(place, copies.printingId), copies)
    : [await namedLot(place, itemId ?? "", { ifMatch, ports })];
  const sold = firstIn(lots, quantity);
  if (sold && sold.length * 2 <= mostWrites) return sold;
  const there = lots.reduce((sum, lot) => sum + lot.quantity, 0);
  const detail = sold
    ? `the copies lie in ${sold.length} items, and ${mostWrites / 2} is the most that is sold at once`
    : `there are ${there} such copies, and not ${quantity}`;
  throw itemsRefused([{ in: "body", pointer: "#/quantity", detail }]);
}

async function namedLot(place: Place, itemId: Ulid, { ifMatch, ports }: Chosen): Promise<LotItem> {
  const lot = (await ports.lots.find(place, [itemId])).get(itemId);
  if (!isThere(lot)) throw noSuchItem(place.collectionId, itemId);
  if (!ifMatches(ifMatch, lot)) {
    throw staleVersion({ current: itemOf(lot), etag: `v${lot.version}` }, ifMatch);
  }
  return lot;
}

const afterSale = (lot: LotItem, quantity: number, at: string): LotItem => {
  const after = { ...without(lot, quantity, at), version: lot.version + 1 };
  return { ...after, ...fieldVersionsOf(lot, after) };
};
