import { httpApi } from "#shared/http/http-api.ts";
import { getCard } from "./get-card.ts";
import { getGeneration } from "./get-generation.ts";
import { getSet } from "./get-set.ts";
import { getSpecies } from "./get-species.ts";
import { listGenerations } from "./list-generations.ts";
import { listSetCards } from "./list-set-cards.ts";
import { listSets } from "./list-sets.ts";
import { listSpecies } from "./list-species.ts";
import { listSpeciesCards } from "./list-species-cards.ts";
import { searchCards } from "./search-cards.ts";

/** Answers every operation of the area catalog. */
export const handler = httpApi([
  getCard,
  searchCards,
  listSets,
  getSet,
  listSetCards,
  listSpecies,
  getSpecies,
  listSpeciesCards,
  listGenerations,
  getGeneration,
]);
