export type { CollectionStore, Place } from "./collection/collection-store.ts";

export { itemPages, readCollection } from "./collection/read-collection.ts";

export { noSuchCollection } from "./errors.ts";

export type { LotStore } from "./items/lot-store.ts";
