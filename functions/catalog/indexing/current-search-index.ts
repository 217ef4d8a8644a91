import type { GameDefinition } from "#schemas/games/index.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { searchCards } from "../search/memory-search.ts";
import type { SearchIndex, SearchPage } from "../search/search-index.ts";
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

/** What a game holds before its first index: an empty catalogue. */
const nothing: SearchPage = { hits: [], cards: [], total: 0 };

/**
 * Searches the current index of a game, held in memory. A newer one is loaded whole before it takes
 * the place of the old one; many requests at once load it once.
 */
export function currentSearchIndex(
  definition: GameDefinition,
  deps: CurrentIndexDeps,
): SearchIndex {
  const { pointers, files, clock } = deps;
  let loaded: Loaded | undefined;
  let checkedAtMs = Number.NEGATIVE_INFINITY;
  let checking: Promise<Loaded | undefined> | undefined;

  const check = async (): Promise<Loaded | undefined> => {
    const pointer = await pointers.current(definition.name);
    // Asked for again with each request: the first index is found as soon as it is there.
    if (!pointer) return loaded;
    if (loaded?.version !== pointer.version) {
      const file = decodeIndex(await files.load(pointer.key), pointer.version);
      loaded = { version: pointer.version, index: new CardIndex(file, definition) };
    }
    checkedAtMs = clock().getTime();
    return loaded;
  };
  const current = async (): Promise<Loaded | undefined> => {
    if (loaded && clock().getTime() - checkedAtMs < checkEveryMs) return loaded;
    checking ??= check().finally(() => {
      checking = undefined;
    });
    return checking;
  };

  return {
    async search(request) {
      const { index } = (await current()) ?? {};
      return index ? searchCards(index, request) : nothing;
    },
    otherLanguages: async (id) => (await current())?.index.otherLanguages(id),
  };
}
