export { type BuildIndexDeps, type BuiltIndex, buildIndex } from "./indexing/build-index.ts";
export type { IndexFiles } from "./indexing/index-files.ts";
export type { IndexPointers } from "./indexing/index-pointers.ts";
export { findCard, findCards, type SourcedCard } from "./reading/find-cards.ts";
export { catalogRecorders } from "./silver/catalog-recorders.ts";
export type { CatalogStore } from "./silver/catalog-store.ts";
export { nothingRecorded } from "./silver/recorded.ts";
export type { SilverStore } from "./silver/silver-store.ts";
