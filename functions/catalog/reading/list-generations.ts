import type { Generation } from "#schemas/catalog/species.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";

/** Every generation, in order. */
export const listGenerations = async ({
  store,
}: {
  store: CatalogStore;
}): Promise<readonly Generation[]> =>
  (await store.generations("pokemon")).map(({ value }) => value);
