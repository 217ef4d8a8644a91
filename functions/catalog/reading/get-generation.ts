import type { Generation, Species } from "#schemas/catalog/species.ts";
import { noSuchGeneration } from "../errors.ts";
import { listGenerations } from "./list-generations.ts";
import {
  definitionOf,
  type SpeciesDeps,
  type SpeciesRequest,
  speciesView,
} from "./species-view.ts";

/**
 * A generation with its species.
 *
 * @throws DomainError `catalog.no_such_generation`, also where a game has no species
 */
export async function getGeneration(
  request: SpeciesRequest & { readonly generation: number },
  deps: SpeciesDeps,
): Promise<Generation & { readonly species: readonly Species[] }> {
  const { game, language, generation: id } = request;
  const generation = (await listGenerations(request, deps)).find((one) => one.id === id);
  if (!generation) throw noSuchGeneration(id, definitionOf(request, deps));
  const { firstDexId: from, lastDexId: to } = generation;
  const found = await deps.store.speciesBetween(game, { from, to, limit: to - from + 1 });
  const species = found
    .map(({ value }) => speciesView(value, language))
    .filter((one) => one.generation === id);
  return { ...generation, species };
}
