import type { Game } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { CatalogStore } from "./catalog-store.ts";
import type { IndexFiles } from "./index-files.ts";
import type { IndexPointers } from "./index-pointers.ts";

export interface BuiltIndex {
  readonly version: string;
  readonly cards: number;
  /** `unchanged`: the current index already holds this very catalogue. */
  readonly outcome: "published" | "unchanged" | "older";
}

export interface BuildIndexDeps {
  readonly store: CatalogStore;
  readonly files: IndexFiles;
  readonly pointers: IndexPointers;
  readonly clock: Clock;
}

/** Builds the search index of a game from its silver cards, and makes it the current one. */
export function buildIndex(game: Game, deps: BuildIndexDeps): Promise<BuiltIndex> {
  return Promise.reject(new Error(`No index of ${game} yet at ${deps.clock().toISOString()}`));
}
