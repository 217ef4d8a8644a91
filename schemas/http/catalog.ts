export { getCard, searchCards } from "./catalog-cards.ts";
export { getSet, listSetCards, listSets } from "./catalog-sets.ts";
export {
  getGeneration,
  getSpecies,
  listGenerations,
  listSpecies,
  listSpeciesCards,
} from "./catalog-species.ts";
