import { randomUUID } from "node:crypto";
import type { Place } from "#functions/collections/collection/collection-store.ts";
import { derivedId, lotIdOf } from "#functions/collections/identifiers.ts";
import { attributesOf } from "#functions/collections/items/lots.ts";
import type { Tally } from "#schemas/collections/collection.ts";
import type { NewCopies } from "#schemas/collections/item.ts";
import type { HeadItem, LotItem } from "#schemas/storage/collection-items.ts";
import { PrintingId } from "#schemas/values.ts";

export const at = "2026-02-01T06:00:00.000Z";
export const charizard = PrintingId.parse("pokemon:en:base1-4");

/** A user whom no other test knows, with the place of a collection. */
export const aPlace = (seed: unknown = 1): Place => ({
  userId: randomUUID(),
  collectionId: derivedId("place", seed),
});

export const aHead = (change: Partial<HeadItem> = {}): HeadItem => ({
  id: derivedId("head"),
  name: "Base Set binder",
  kind: "binder",
  version: 1,
  createdAt: at,
  updatedAt: at,
  ...change,
});

/** Copies of Base Set Charizard; name only what the test is about. */
export const someCopies = (change: Partial<NewCopies> = {}): NewCopies => ({
  printingId: charizard,
  variant: "holo",
  quantity: 1,
  condition: "near_mint",
  ...change,
});

export function aLot(change: Partial<LotItem> = {}): LotItem {
  const attributes = attributesOf({ ...attributesOf(someCopies()), ...change });
  return {
    id: lotIdOf(attributes),
    ...attributes,
    quantity: 1,
    version: 1,
    createdAt: at,
    updatedAt: at,
    ...change,
  };
}

/** The n-th of a set's cards. */
/** How much there is in a collection of these. */
export const tallyOf = (items: readonly Pick<LotItem, "quantity">[]): Tally => ({
  lots: items.length,
  cards: items.reduce((sum, { quantity }) => sum + quantity, 0),
});

export const printing = (number: number) => PrintingId.parse(`pokemon:en:base1-${number}`);

/** Copies of so many cards of a set, one of each. */
export const manyCopies = (count: number): NewCopies[] =>
  Array.from({ length: count }, (_none, index) => someCopies({ printingId: printing(index + 1) }));
