import type { Product } from "#schemas/catalog/product.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { WholeSet } from "../reading/whole-set.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { matchProducts } from "./match-products.ts";
import { soldIn } from "./sold-in.ts";

/** Products that are one card of a set each, in the set's own language, with that card. */
export async function soldCards(
  { item, cards }: Pick<WholeSet, "item" | "cards">,
  definition: GameDefinition,
  store: Pick<CatalogStore, "products">,
): Promise<readonly (readonly [Product, PrintingId])[]> {
  const { crosswalk, language } = item.value;
  const sold = (await soldIn(crosswalk, definition, store)).map(({ value }) => value);
  if (sold.length === 0) return [];
  const current = cards.filter(({ status }) => status === "current");
  const matches = matchProducts(definition, sold, current);
  return sold
    .filter((product) => product.language === language)
    .flatMap((product) =>
      (matches.get(product.id)?.printingIds ?? []).map((id) => [product, id] as const),
    );
}
