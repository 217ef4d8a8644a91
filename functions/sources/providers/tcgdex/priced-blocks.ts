import * as z from "zod";
import { Currency } from "#schemas/prices/price-fragment.ts";
import { Language } from "#schemas/values.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import { cardmarketFields } from "../prices/cardmarket-rows.ts";
import { type ColumnFields, hasAnyOf, PriceRow, told } from "../prices/columns.ts";
import type { PricedThing } from "../prices/price-outcomes.ts";
import { statedDay } from "../prices/stated-day.ts";
import { tcgplayerFields, tcgplayerSubType } from "../prices/tcgplayer-rows.ts";

/** A price, before its amounts are read. */
export interface Priced {
  readonly thing: PricedThing;
  readonly row: PriceRow;
  readonly fields: ColumnFields;
  /** Where it lies in the body, such as `pricing.tcgplayer.normal`. */
  readonly place: string;
}

/** What stands where a price should, and why it is none. */
export interface NoPrice {
  readonly place: string;
  readonly reason: string;
}

/** A `pricing` of a card or a variant. */
export interface Pricing {
  readonly pricing: unknown;
  readonly place: string;
  /** What names the products that these are the prices of, for a block that does not. */
  readonly soldAs: readonly unknown[];
  /** Of the card. */
  readonly language: Language;
}

/** Everything in a `pricing` that may be a price. */
export function* pricesIn(about: Pricing): Iterable<Priced | NoPrice> {
  const { pricing, place } = about;
  if (isNothing(pricing)) return;
  const { data: shops } = PriceRow.safeParse(pricing);
  if (!shops) return yield { place, reason: "It is no object of prices by shop." };
  for (const [shop, read] of Object.entries(readers)) {
    const given = ownValue(shops, shop);
    if (isNothing(given)) continue;
    const at = `${place}.${shop}`;
    const { data: block } = PriceRow.safeParse(given);
    const { unit } = block ?? {};
    if (!block) yield { place: at, reason: "It is no object of prices." };
    else if (isNothing(unit) || Currency.safeParse(unit).success) {
      yield* read(block, { ...about, place: at });
    } else yield { place: at, reason: `Its unit is ${told(unit)}, which is no currency.` };
  }
}

type Reader = (block: PriceRow, about: Pricing) => Iterable<Priced | NoPrice>;

/** Every key beside these is a sub-type. */
const aboutTcgplayer = new Set(["updated", "unit", "productId"]);
const [english, japanese] = [Language.parse("en"), Language.parse("ja")];

function* tcgplayerPrices(block: PriceRow, { place, soldAs, language }: Pricing) {
  for (const [word, given] of Object.entries(block)) {
    if (aboutTcgplayer.has(word) || isNothing(given)) continue;
    const at = `${place}.${word}`;
    const { data: row } = PriceRow.safeParse(given);
    const productId = row && productIn(row["productId"] ?? block["productId"], soldAs, "tcgplayer");
    if (!row) yield { place: at, reason: "It is no object of prices." };
    else if (productId === undefined) yield { place: at, reason: "It names no product." };
    else {
      const thing = {
        ...{ shop: "tcgplayer", productId, subType: tcgplayerSubType(word) },
        // The shop has Japanese cards as products of their own, and all others in English only.
        languages: [language === japanese ? japanese : english],
      };
      yield {
        thing: { ...thing, ...stated(block, "USD") },
        row,
        fields: tcgplayerFields,
        place: at,
      };
    }
  }
}

function* cardmarketPrices(row: PriceRow, { place, soldAs }: Pricing) {
  const productId = productIn(row["idProduct"], soldAs, "cardmarket");
  for (const [subType, fields] of cardmarketFields) {
    if (!hasAnyOf(row, fields)) continue;
    const at = `${place} (${subType})`;
    if (productId === undefined) yield { place: at, reason: "It names no product." };
    else {
      const thing = { shop: "cardmarket", productId, subType, languages: "any" as const };
      yield { thing: { ...thing, ...stated(row, "EUR") }, row, fields, place: at };
    }
  }
}

const readers: Readonly<Record<string, Reader>> = {
  tcgplayer: tcgplayerPrices,
  cardmarket: cardmarketPrices,
};

/** A block that says in no unit what its amounts are is in the shop's usual one. */
const stated = ({ unit, updated }: PriceRow, usual: string) => ({
  ...{ game: "pokemon", currency: Currency.safeParse(unit).data ?? usual },
  statedOn: statedDay(updated),
});

const ProductId = z.union([z.int().positive().transform(String), z.string().regex(/^[1-9]\d*$/)]);
const Sold = z.looseObject({ thirdParty: z.record(z.string(), z.unknown()) });

/** The product that a block names; else the one that the card has at that shop, if it has a single one. */
function productIn(given: unknown, soldAs: readonly unknown[], shop: string): string | undefined {
  if (!isNothing(given)) return ProductId.safeParse(given).data;
  const ids = soldAs.flatMap(
    (one) => ProductId.safeParse(Sold.safeParse(one).data?.thirdParty[shop]).data ?? [],
  );
  return new Set(ids).size === 1 ? ids[0] : undefined;
}

const isNothing = (value: unknown) => value === undefined || value === null;
