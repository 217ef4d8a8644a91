import type { Product } from "#schemas/catalog/product.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { WholeSet } from "../reading/whole-set.ts";
import { matchProducts } from "./match-products.ts";

/** Products that are one card of a set each, in the set's own language, with that card. */
export function soldCards(
  { item, cards, sold: items }: Pick<WholeSet, "item" | "cards" | "sold">,
  definition: GameDefinition,
): readonly (readonly [Product, PrintingId])[] {
  const { language } = item.value;
  const sold = items.map(({ value }) => value);
  if (sold.length === 0) return [];
  const current = cards.filter(({ status }) => status === "current");
  const matches = matchProducts(definition, sold, current);
  return sold
    .filter((product) => product.language === language)
    .flatMap((product) =>
      (matches.get(product.id)?.printingIds ?? []).map((id) => [product, id] as const),
    );
}
