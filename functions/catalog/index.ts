export { type AuditScope, isInScope } from "./auditing/audit-scope.ts";
export { comparePlace } from "./auditing/compare-place.ts";
export { type Grounds, groundsOf, mendPlace } from "./auditing/mend-place.ts";
export type { PlacesFrom, SilverPlaces } from "./auditing/silver-places.ts";
export {
  badQuery,
  noSuchCard,
  noSuchGeneration,
  noSuchSet,
  noSuchSpecies,
  noSuchVariant,
} from "./errors.ts";
export type { IdTables } from "./identifying/id-tables.ts";
export { identifyAll, printingNamed } from "./identifying/printing-named.ts";
export { whatItMeans } from "./identifying/what-it-means.ts";
export { buildIndex } from "./indexing/build-index.ts";
export type { IndexFiles } from "./indexing/index-files.ts";
export type { IndexPointers } from "./indexing/index-pointers.ts";
export type { MarketOfCard, MarketPrices, PricedCard, PricesNow } from "./pricing/market-prices.ts";
export { findHeld, type HeldThing } from "./products/find-held.ts";
export { cardOfFragments } from "./reading/card-of-fragments.ts";
export { listedCards } from "./reading/card-view.ts";
export { findCard, findCards, type SourcedCard } from "./reading/find-cards.ts";
export { cardsOfSet } from "./reading/list-set-cards.ts";
export type { CardTable, TableColumn } from "./search/card-table.ts";
export { checkQuery } from "./search/check-query.ts";
export { compares, cutLike } from "./search/compare-values.ts";
export { measureTerm } from "./search/query/measure-terms.ts";
export { parseSearchQuery } from "./search/query/parse-query.ts";
export type { BeyondFields } from "./search/query/search-fields.ts";
export { allOf, type Comparison, type SearchTree } from "./search/query/search-tree.ts";
export { settingsOf } from "./search/query/settings.ts";
export type { FieldToken } from "./search/query/tokens.ts";
export { type FoundCards, queryTree, type SearchDeps, searchCards } from "./search/search-cards.ts";
export type { CardsAmong, SearchIndex } from "./search/search-index.ts";
export { fold } from "./search/words/fold.ts";
export { catalogRecorders } from "./silver/catalog-recorders.ts";
export type { CatalogStore } from "./silver/catalog-store.ts";
export { shadowPrefix, shadowStore } from "./silver/shadow-store.ts";
export type { SilverStore } from "./silver/silver-store.ts";
