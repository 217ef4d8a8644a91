import { type Card, isJson, type Json } from "../records.ts";
import type { Printing } from "./shop-prices.ts";

/** What a shop has of a card. */
export interface SoldPrinting {
  readonly productId: number;
  readonly printing: Printing;
}

interface SoldVariant {
  readonly variant: Json;
  readonly ids: Json;
}

const variantsOf = (card: Card): readonly SoldVariant[] => {
  const details = Array.isArray(card["variants_detailed"]) ? card["variants_detailed"] : [];
  return details
    .filter(isJson)
    .flatMap((variant): SoldVariant[] =>
      isJson(variant["thirdParty"]) ? [{ variant, ids: variant["thirdParty"] }] : [],
    );
};

/** TCGplayer has one row for each product and printing; variants that are the same there have one. */
export function soldByTcgplayer(card: Card): readonly SoldPrinting[] {
  const rows = variantsOf(card).flatMap(({ variant, ids }): SoldPrinting[] => {
    const productId = ids["tcgplayer"];
    if (typeof productId !== "number") return [];
    return [{ productId, printing: { card: card.id, subType: subTypeOf(variant) } }];
  });
  const named = rows.map((row) => [`${row.productId} ${row.printing.subType}`, row] as const);
  return [...new Map(named).values()];
}

/** Cardmarket has one row for a product: of its usual printing, and of the reverse one, which it calls holo. */
export interface SoldProduct {
  readonly productId: number;
  readonly plain: Printing;
  readonly holo: Printing | undefined;
}

export function soldByCardmarket(card: Card): readonly SoldProduct[] {
  const products = variantsOf(card).flatMap(({ variant, ids }) => {
    const productId = ids["cardmarket"];
    return typeof productId === "number" ? [{ productId, subType: subTypeOf(variant) }] : [];
  });
  return [...Map.groupBy(products, ({ productId }) => productId)].map(([productId, own]) => {
    const subTypes = own.map(({ subType }) => subType);
    const shining = subTypes.find((one) => one.includes("reverse"));
    const plain = subTypes.find((one) => !one.includes("reverse")) ?? subTypes[0] ?? "normal";
    const of = (subType: string): Printing => ({ card: card.id, subType });
    return { productId, plain: of(plain), holo: shining === undefined ? undefined : of(shining) };
  });
}

/** As TCGplayer calls a printing, in lower case and with hyphens. */
function subTypeOf({ type, stamp }: Json): string {
  const isFirst = Array.isArray(stamp) && stamp.includes("1st-edition");
  if (type === "reverse") return "reverse-holofoil";
  if (type === "holo") return isFirst ? "1st-edition-holofoil" : "holofoil";
  return isFirst ? "1st-edition" : "normal";
}

/** The same as the shop itself writes it. */
export const writtenSubType = (subType: string): string =>
  subType.replaceAll("-", " ").replace(/(^| )[a-z]/g, (start) => start.toUpperCase());
