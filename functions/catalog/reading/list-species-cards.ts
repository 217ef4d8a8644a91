import type { PageRequest } from "#shared/kernel/page.ts";
import { noSuchSpecies } from "../errors.ts";
import { allOf } from "../search/query/search-tree.ts";
import {
  type CardSearch,
  type FoundCards,
  inLanguage,
  pageOfHits,
  type SearchDeps,
} from "../search/search-cards.ts";
import { getSpecies } from "./get-species.ts";
import { definitionOf, type SpeciesDeps, type SpeciesRequest } from "./species-view.ts";

/**
 * The cards that show a species, in all languages or in one, oldest first.
 *
 * @throws DomainError `catalog.no_such_species`, `request.bad_cursor`
 */
export async function listSpeciesCards(
  request: PageRequest & SpeciesRequest & Pick<CardSearch, "currency"> & { readonly dexId: number },
  deps: SearchDeps & SpeciesDeps,
): Promise<FoundCards> {
  const { game, language, dexId, limit, cursor, currency } = request;
  await getSpecies(request, deps);
  const definition = definitionOf(request, deps);
  if (!definition.species) throw noSuchSpecies(dexId, definition);
  const field = definition.species.attribute;
  return pageOfHits(
    JSON.stringify(["species-cards", game, language, dexId]),
    allOf([{ kind: "number", field, compare: "=", value: dexId }, inLanguage(language)]),
    { game, sort: "released", limit, cursor, currency },
    deps,
  );
}
