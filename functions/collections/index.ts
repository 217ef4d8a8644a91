export { addItems } from "./add-items.ts";
export type { CollectionStore, Place } from "./collection-store.ts";
export { createCollection } from "./create-collection.ts";
export type { LotStore } from "./lot-store.ts";
export type { Printings } from "./printings.ts";
export { itemPages, readCollection } from "./read-collection.ts";
