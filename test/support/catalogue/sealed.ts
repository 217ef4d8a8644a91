import type { Product } from "#schemas/catalog/product.ts";
import { sealedIdOf } from "#schemas/catalog/sealed-id.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aProvenance } from "./catalog.ts";
import { recordAll } from "./silver.ts";

/** A booster box, as its shop tells of it. */
export const aBox = (change: Partial<Product> = {}): Product => ({
  ...{ shop: "tcgplayer", id: "906040", game: "pokemon", language: "en", groupId: "604" },
  ...{ name: "Base Set Booster Box", kind: "sealed", findings: [] },
  ...change,
});

/** The id under which a product is held. */
export function heldAs(product: Product) {
  const id = sealedIdOf(product);
  if (!id) throw new Error(`${product.id} is not held.`);
  return id;
}

/** A catalogue in memory with these products. */
export async function storeSelling(...products: readonly Product[]) {
  const store = memoryCatalogStore();
  const provenance = aProvenance({ source: "tcgcsv" });
  const told = products.map((value) => ({ sourceId: value.id, value, provenance }));
  await recordAll("product", told, { store });
  return store;
}
