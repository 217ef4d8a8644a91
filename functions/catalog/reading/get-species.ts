import type { Species } from "#schemas/catalog/species.ts";
import { noSuchSpecies } from "../errors.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";

/** @throws DomainError `catalog.no_such_species` */
export async function getSpecies(
  dexId: number,
  { store }: { store: CatalogStore },
): Promise<Species> {
  const item = await store.species("pokemon", dexId);
  if (!item) throw noSuchSpecies(dexId);
  return item.value;
}
