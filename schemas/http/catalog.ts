export { getCard, searchCards } from "./catalog-cards.ts";
export { resolveIds } from "./catalog-ids.ts";
export { buildIndex, listIndexes } from "./catalog-indexes.ts";
export { listSetProducts } from "./catalog-products.ts";
export { getQuality, listFindings } from "./catalog-quality.ts";
export { getSet, listSetCards, listSets } from "./catalog-sets.ts";
export {
  getGeneration,
  getSpecies,
  listGenerations,
  listSpecies,
  listSpeciesCards,
} from "./catalog-species.ts";
export { suggest } from "./catalog-suggest.ts";
