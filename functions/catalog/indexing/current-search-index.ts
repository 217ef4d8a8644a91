import type { GameDefinition } from "#schemas/games/index.ts";
import { type IndexPointer, readableFormats } from "#schemas/storage/index-pointer.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { atMostEvery, lookedAfter } from "#shared/kernel/looked-after.ts";
import { staleCursor } from "../errors.ts";
import { decodeIdTable, type IdTable } from "../identifying/id-table.ts";
import type { MarketPrices } from "../pricing/market-prices.ts";
import { pricesForSearch } from "../pricing/prices-for-search.ts";
import type { PriceColumns } from "../search/card-prices.ts";
import { cardsAmong } from "../search/cards-among.ts";
import { searchCards } from "../search/memory-search.ts";
import type { SearchIndex, SearchPage, SearchRequest } from "../search/search-index.ts";
import { CardIndex } from "./card-index.ts";
import { decodeIndex } from "./index-file.ts";
import type { IndexReader } from "./index-files.ts";
import type { IndexPointers } from "./index-pointers.ts";
import { tablesOfIndexes } from "./table-of-index.ts";

/** How long a function may answer from an index before it asks whether there is a newer one. */
const checkEveryMs = 10_000;
/** How often one function asks for an index of its format while there is none. */
const askEveryMs = 60_000;

interface Loaded {
  readonly pointer: IndexPointer;
  readonly index: CardIndex;
}

export interface CurrentIndexDeps {
  readonly pointers: Pick<IndexPointers, "current">;
  readonly files: IndexReader;
  readonly clock: Clock;
  /** Has an index of our format built. */
  readonly ask: (game: string) => Promise<unknown>;
  /** Is told what went wrong while search answers from what it has. */
  readonly onTrouble: (error: unknown) => void;
  /** What cards cost; absent where nobody knows. */
  readonly prices?: MarketPrices | undefined;
  /** The best first. @default those of this code */
  readonly formats?: readonly number[];
}

/** What a game holds before its first index: an empty catalogue. */
const nothing: SearchPage = { hits: [], cards: [], total: 0 };

/**
 * Searches the current index of a game, held in memory. A newer one is loaded whole before it takes
 * the place of the old one; many requests at once load it once. One that cannot be loaded is tried
 * again later, and search goes on with what it has. Where there is none of our format, one is asked
 * for, and an earlier format that we still read answers until it is built.
 */
export function currentSearchIndex(
  definition: GameDefinition,
  deps: CurrentIndexDeps,
): SearchIndex {
  const { pointers, files, clock, formats = readableFormats } = deps;
  const newest = async (): Promise<IndexPointer | undefined> => {
    for (const format of formats) {
      const pointer = await pointers.current(definition.name, format);
      if (pointer) return pointer;
    }
    return undefined;
  };
  const askForOurs = atMostEvery(askEveryMs, clock, () =>
    deps.ask(definition.name).catch(deps.onTrouble),
  );
  /** Of two builds, most have the same ids. */
  const idsOf = async ({ ids }: IndexPointer, held?: Loaded): Promise<IdTable | undefined> => {
    if (!ids) return undefined;
    const known = held?.pointer.ids?.version === ids.version && held.index.cards.table;
    return known || decodeIdTable(definition.name, await files.load(ids.key), ids.version);
  };
  const load = async (pointer: IndexPointer, held?: Loaded): Promise<Loaded> => {
    const [content, table] = await Promise.all([files.load(pointer.key), idsOf(pointer, held)]);
    const file = decodeIndex(content, pointer.version, formats);
    return { pointer, index: new CardIndex(file, definition, table) };
  };
  const current = lookedAfter<Loaded>({ everyMs: checkEveryMs, clock }, async (held) => {
    const pointer = await newest();
    if (pointer?.format !== formats[0]) await askForOurs();
    // Looked for again with each request: the first index is found as soon as it is there.
    if (!pointer) return { held, isGood: false };
    // A read may be answered by what was there before: what we have is not exchanged for an older one.
    const isOlder = held !== undefined && pointer.builtAt < held.pointer.builtAt;
    if (isSame(held?.pointer, pointer) || isOlder) return { held, isGood: true };
    try {
      return { held: await load(pointer, held), isGood: true };
    } catch (error) {
      if (!held) throw error;
      deps.onTrouble(error);
      return { held, isGood: true };
    }
  });
  const pricesFor = pricesForSearch(deps);
  const tableOf = tablesOfIndexes(pricesFor);

  return {
    async search(request) {
      const held = await current();
      return held ? pageIn(held, request, await pricesFor(held.index, request)) : nothing;
    },
    suggest: async (request) => (await current())?.index.suggestions.of(request) ?? [],
    otherLanguages: async (id) => (await current())?.index.cards.otherLanguages(id),
    sharedIds: async (id) => (await current())?.index.cards.sharedIds(id),
    setCards: async (id, page) => (await current())?.index.cards.ofSet(id, page),
    idTable: async () => (await current())?.index.cards.table,
    async among(request) {
      const held = await current();
      if (!held) return undefined;
      const prices = await pricesFor(held.index, { ...request, sort: "number", limit: 0 });
      return cardsAmong(held.index, request, prices);
    },
    cards: async (ids) => (await current())?.index.cards.of(ids) ?? [],
    async table() {
      const held = await current();
      return held && tableOf(held.index);
    },
  };
}

/** By relevance, a card's place depends on all others: a position of another index would lose some. */
function pageIn(
  { index, pointer }: Loaded,
  request: SearchRequest,
  prices: PriceColumns | undefined,
): SearchPage {
  if (request.sort !== "relevance") return searchCards(index, request, prices);
  const version = pointer.version.slice(0, 12);
  if (request.after && request.after.version !== version) throw staleCursor();
  const page = searchCards(index, request, prices);
  return page.next ? { ...page, next: { ...page.next, version } } : page;
}

/** Whether two pointers name the same files, as far as what is in them goes. */
const isSame = (a: IndexPointer | undefined, b: IndexPointer) =>
  a?.version === b.version && a.ids?.version === b.ids?.version;
