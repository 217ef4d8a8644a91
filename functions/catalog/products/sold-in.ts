import type { GameDefinition } from "#schemas/games/index.ts";
import type { ProductItem } from "#schemas/storage/catalog-items.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";

/**
 * What shops sell of a set: the products of the groups that it names in its cross-walk, of those shops whose
 * products its game lists.
 */
export async function soldIn(
  crosswalk: Readonly<Record<string, string>>,
  { name: game, shops = [] }: Pick<GameDefinition, "name" | "shops">,
  store: Pick<CatalogStore, "products">,
): Promise<readonly ProductItem[]> {
  const groups = shops.flatMap((shop) => {
    const groupId = crosswalk[shop];
    return groupId === undefined ? [] : [store.products(game, shop, groupId)];
  });
  return (await Promise.all(groups)).flat();
}
