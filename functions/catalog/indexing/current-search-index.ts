import type { Game } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { notReady } from "../errors.ts";
import { searchCards } from "../search/memory-search.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { CardIndex } from "./card-index.ts";
import { decodeIndex } from "./index-file.ts";
import type { IndexReader } from "./index-files.ts";
import type { IndexPointers } from "./index-pointers.ts";

/** How long a function may answer from an index before it asks whether there is a newer one. */
const checkEveryMs = 10_000;

interface Loaded {
  readonly version: string;
  readonly index: CardIndex;
}

export interface CurrentIndexDeps {
  readonly pointers: IndexPointers;
  readonly files: IndexReader;
  readonly clock: Clock;
}

/**
 * Searches the current index of a game, held in memory. A newer one is loaded whole before it takes
 * the place of the old one; many requests at once load it once.
 */
export function currentSearchIndex(game: Game, deps: CurrentIndexDeps): SearchIndex {
  const { pointers, files, clock } = deps;
  let loaded: Loaded | undefined;
  let checkedAtMs = Number.NEGATIVE_INFINITY;
  let checking: Promise<Loaded> | undefined;

  const check = async (): Promise<Loaded> => {
    const pointer = await pointers.current(game);
    if (!pointer) throw notReady(game);
    if (loaded?.version !== pointer.version) {
      const file = decodeIndex(await files.load(pointer.key), pointer.version);
      loaded = { version: pointer.version, index: new CardIndex(file) };
    }
    checkedAtMs = clock().getTime();
    return loaded;
  };
  const current = async (): Promise<Loaded> => {
    if (loaded && clock().getTime() - checkedAtMs < checkEveryMs) return loaded;
    checking ??= check().finally(() => {
      checking = undefined;
    });
    return checking;
  };

  return { search: async (request) => searchCards((await current()).index, request) };
}
