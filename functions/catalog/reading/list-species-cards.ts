import type { PageRequest } from "#shared/kernel/page.ts";
import { type FoundCards, pageOfHits, type SearchDeps } from "../search/search-cards.ts";
import { getSpecies } from "./get-species.ts";

/**
 * The cards that show a species, oldest first.
 *
 * @throws DomainError `catalog.no_such_species`, `request.bad_cursor`, `catalog.not_ready`
 */
export async function listSpeciesCards(
  { dexId, limit, cursor }: PageRequest & { dexId: number },
  deps: SearchDeps,
): Promise<FoundCards> {
  await getSpecies(dexId, deps);
  return pageOfHits(
    `species-cards:${dexId}`,
    { kind: "number", field: "dex", compare: "=", value: dexId },
    { game: "pokemon", sort: "released", limit, cursor },
    deps,
  );
}
