import type { Generation, Species } from "#schemas/catalog/species.ts";
import { noSuchGeneration } from "../errors.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { listGenerations } from "./list-generations.ts";

/**
 * A generation with its species.
 *
 * @throws DomainError `catalog.no_such_generation`
 */
export async function getGeneration(
  id: number,
  { store }: { store: CatalogStore },
): Promise<Generation & { readonly species: readonly Species[] }> {
  const generation = (await listGenerations({ store })).find((one) => one.id === id);
  if (!generation) throw noSuchGeneration(id);
  const { firstDexId: from, lastDexId: to } = generation;
  const found = await store.speciesBetween("pokemon", { from, to, limit: to - from + 1 });
  const species = found.map(({ value }) => value).filter((one) => one.generation === id);
  return { ...generation, species };
}
