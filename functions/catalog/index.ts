export { type BuildIndexDeps, type BuiltIndex, buildIndex } from "./indexing/build-index.ts";
export type { IndexFiles } from "./indexing/index-files.ts";
export type { IndexPointers } from "./indexing/index-pointers.ts";
export { findCard, findCards, type SourcedCard } from "./reading/find-cards.ts";
export type { CatalogStore } from "./silver/catalog-store.ts";
export { type CardDraft, recordCards } from "./silver/record-cards.ts";
export { recordSet, type SetDraft } from "./silver/record-set.ts";
export { addRecorded, nothingRecorded, type Recorded } from "./silver/record-silver.ts";
export { recordSpecies, type SpeciesDraft } from "./silver/record-species.ts";
