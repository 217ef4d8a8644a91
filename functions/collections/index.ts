export type { CollectionStore, Place } from "./collection/collection-store.ts";
export { createCollection } from "./collection/create-collection.ts";
export { itemPages, readCollection } from "./collection/read-collection.ts";
export { addItems } from "./items/add-items.ts";
export type { LotStore } from "./items/lot-store.ts";
export type { Printings } from "./items/printings.ts";
