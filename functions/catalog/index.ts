export { type BuildIndexDeps, type BuiltIndex, buildIndex } from "./build-index.ts";
export type { CatalogStore } from "./catalog-store.ts";
export { type CatalogCard, findCard, findCards } from "./find-cards.ts";
export type { IndexFiles } from "./index-files.ts";
export type { IndexPointers } from "./index-pointers.ts";
export { type CardDraft, recordCards } from "./record-cards.ts";
export { recordSet, type SetDraft } from "./record-set.ts";
export { addRecorded, nothingRecorded, type Recorded } from "./record-silver.ts";
export { recordSpecies, type SpeciesDraft } from "./record-species.ts";
