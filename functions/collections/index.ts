export type { CollectionStore, Place } from "./collection/collection-store.ts";

export type { CountedCollection } from "./collection/counted-collection.ts";

export type { CountedCollections } from "./collection/counted-collections.ts";

export type { NewCollection } from "./collection/create-collection.ts";

export { itemPages, readCollection } from "./collection/read-collection.ts";

export { noSuchCollection } from "./errors.ts";

export {
  applyImportPart,
  type ImportedPart,
  type ImportPart,
} from "./imports/apply-import-part.ts";

export type { AskedLot } from "./imports/asked-lot.ts";

export { beginImport, endImport, type NewImport } from "./imports/begin-import.ts";

export { importPartsOf } from "./imports/import-parts.ts";

export type { ImportPorts } from "./imports/importing.ts";

export type { LotStore } from "./items/lot-store.ts";

export { attributesOf } from "./items/lots.ts";

export { type OwnPricePorts, setOwnPrice } from "./prices/own-prices.ts";

export { type ToldSale, toldSales } from "./sales/list-sales.ts";

export { sumOfSales } from "./sales/sum-of-sales.ts";
