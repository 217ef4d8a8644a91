import { setIdOf } from "#schemas/catalog/printing-id.ts";
import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { PrintingId, Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { type CatalogStore, findHeld, type HeldThing } from "../../catalog/index.ts";
import {
  type ItemsDeps,
  itemsAtHand,
  type KnownPrices,
  priceIn,
  priceOfLot,
  toldValuation,
  worthOf,
} from "../../holdings/index.ts";
import { type DayRates, priceInWords, ratesOn } from "../../prices/reading/index.ts";
import { dayText } from "../pages/share-words.ts";
import type { Preview } from "./preview.ts";

export interface AskedPreview {
  readonly userId: string;
  readonly collectionId: Ulid;
  readonly currency: Currency;
  /** Whether anything is told of money; nobody need know what a collection is worth to look at it. */
  readonly value: boolean;
}

export interface CollectionPreviewDeps extends ItemsDeps {
  readonly store: Pick<CatalogStore, "cards" | "productsAt">;
  readonly clock: Clock;
}

/** Of those beyond, no picture is asked for. */
const mostAsked = 12;

/**
 * What the picture of a link to a collection says. Costs what its value does, and some cards.
 *
 * @throws DomainError `collections.no_such_collection`
 */
export async function readCollectionPreview(
  { currency, value, ...asked }: AskedPreview,
  deps: CollectionPreviewDeps,
): Promise<{ readonly preview: Preview; readonly cards: readonly HeldThing[] }> {
  const { collections, items, known, today } = await itemsAtHand(asked, deps);
  const rates = ratesOn(today, await deps.rates.between(today, today));
  const ids = dearestFirst(items, { known, currency, rates }).slice(0, mostAsked);
  const found = await findHeld(ids, { store: deps.store });
  const { name = "", kind = "binder" } = collections[0]?.head ?? {};
  const worth = value ? worthText(items, { known, currency, rates }) : undefined;
  return {
    cards: ids.flatMap((id) => found.get(id) ?? []),
    preview: {
      ...{ kind: kindText[kind], title: name, language: "en", facts: factsOf(items), dearest: [] },
      ...(worth && { figure: worth, day: dayText(today) }),
    },
  };
}

const kindText = {
  binder: "Collection",
  deck: "Deck",
  wishlist: "Wish list",
  tradelist: "For trade",
} as const;

interface Money {
  readonly known: KnownPrices;
  readonly currency: Currency;
  readonly rates: DayRates | undefined;
}

/** Printings by what a copy of them is worth; those that nobody tells a price of come last, as they were added. */
function dearestFirst(
  items: readonly CollectionItem[],
  { known, currency, rates }: Money,
): readonly PrintingId[] {
  const worth = items.map((item) => {
    const price = priceOfLot(item, known);
    return { id: item.printingId, amount: (price && priceIn(currency, price, rates)) ?? 0 };
  });
  return [...new Set(worth.toSorted((a, b) => b.amount - a.amount).map(({ id }) => id))];
}

/** What is not counted is said. */
function worthText(items: readonly CollectionItem[], { known, currency, rates }: Money) {
  const sum = worthOf(items, known);
  const { value } = toldValuation(sum, currency, rates);
  const { all, proxies, unpriced } = sum.copies;
  const label =
    unpriced > 0
      ? `Worth today · ${(all - proxies - unpriced).toLocaleString("en")} of ${(all - proxies).toLocaleString("en")} have a price`
      : "Worth today";
  return { label, text: priceInWords(value, currency) };
}

function factsOf(items: readonly CollectionItem[]): readonly string[] {
  const copies = items.reduce((sum, { quantity }) => sum + quantity, 0);
  const ids = new Set(items.map(({ printingId }) => printingId));
  const sets = new Set([...ids].filter((id) => !isSealedId(id)).map(setIdOf));
  const count = (number: number, one: string) =>
    `${number.toLocaleString("en")} ${number === 1 ? one : `${one}s`}`;
  return [
    count(copies, "card"),
    ...(ids.size < copies ? [`${ids.size.toLocaleString("en")} different`] : []),
    ...(sets.size > 0 ? [count(sets.size, "set")] : []),
  ];
}
