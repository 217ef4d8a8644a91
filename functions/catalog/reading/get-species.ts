import type { Species } from "#schemas/catalog/species.ts";
import { noSuchSpecies } from "../errors.ts";
import {
  definitionOf,
  type SpeciesDeps,
  type SpeciesRequest,
  speciesView,
} from "./species-view.ts";

/** @throws DomainError `catalog.no_such_species`, also where a game has no species */
export async function getSpecies(
  request: SpeciesRequest & { readonly dexId: number },
  deps: SpeciesDeps,
): Promise<Species> {
  const definition = definitionOf(request, deps);
  const { dexId, language } = request;
  const item = definition.species && (await deps.store.species(definition.name, dexId));
  if (!item) throw noSuchSpecies(dexId, definition);
  return speciesView(item.value, language);
}
