import type { QualityFinding } from "#schemas/catalog/quality.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { ProductItem } from "#schemas/storage/catalog-items.ts";
import { soldIn } from "../products/sold-in.ts";
import type { WholeSet } from "../reading/whole-set.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { findingsOfProducts } from "./findings-of-products.ts";

/**
 * What is to be said of products, set by set. A shop's group may be that of a set in several languages, and
 * each of its products is in one of them: a group is read once, and what is left of it kept for the others.
 */
export function growingProducts(
  definition: GameDefinition,
  store: Pick<CatalogStore, "products">,
): (set: WholeSet) => Promise<readonly QualityFinding[]> {
  const left = new Map<string, readonly ProductItem[]>();
  return async (set) => {
    const { crosswalk, language } = set.item.value;
    const { shops = [] } = definition;
    const name = shops.map((shop) => `${shop}:${crosswalk[shop]}`).join(" ");
    const sold = left.get(name) ?? (await soldIn(crosswalk, definition, store));
    const isOwn = ({ value }: ProductItem) => value.language === language;
    left.set(
      name,
      sold.filter((one) => !isOwn(one)),
    );
    return findingsOfProducts(set, sold.filter(isOwn), definition);
  };
}
