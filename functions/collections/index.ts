export type { CollectionStore, Place } from "./collection/collection-store.ts";

export type { CountedCollection } from "./collection/counted-collection.ts";

export type { CountedCollections } from "./collection/counted-collections.ts";

export { itemPages, readCollection } from "./collection/read-collection.ts";

export { noSuchCollection } from "./errors.ts";

export type { LotStore } from "./items/lot-store.ts";

export { type ToldSale, toldSales } from "./sales/list-sales.ts";

export { sumOfSales } from "./sales/sum-of-sales.ts";
