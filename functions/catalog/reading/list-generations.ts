import type { Generation } from "#schemas/catalog/species.ts";
import { definitionOf, type SpeciesDeps, type SpeciesRequest } from "./species-view.ts";

/** Every generation of a game's species, in order; none where it has no species. */
export async function listGenerations(
  request: SpeciesRequest,
  deps: SpeciesDeps,
): Promise<readonly Generation[]> {
  const { name, species } = definitionOf(request, deps);
  return species ? (await deps.store.generations(name)).map(({ value }) => value) : [];
}
