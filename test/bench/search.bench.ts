import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { CardIndex } from "#functions/catalog/indexing/card-index.ts";
import { decodeIndex, encodeIndex } from "#functions/catalog/indexing/index-file.ts";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { searchCards } from "#functions/catalog/search/memory-search.ts";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { suggestKinds } from "#schemas/http/search-words.ts";
import { englishCatalogue } from "#test/support/catalogue/english-catalogue.ts";
import type { Figures } from "./run.ts";
import { indexOfCopies } from "./search-catalogue.ts";
import { benchQueries, benchSuggestions } from "./search-queries.ts";
import { documentsOf, miniSearch, orama, type Rival, sqlite } from "./search-rivals.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/**
 * [SRCH-4] Times of searches at the size of the English catalogue and at ten times that, against engines
 * that keep whole cards; size, memory and time to load up to half a million cards.
 */
export async function run(): Promise<Figures | { readonly skipped: string }> {
  const cards = englishCatalogue();
  if (!cards) return { skipped: "the full-size reference data is not on this machine" };
  return {
    ...(await timesOf("25k", cards, 1)),
    ...(await timesOf("250k", cards, 10)),
    ...(await sizesOf("100k", cards, 4)),
    ...(await sizesOf("500k", cards, 21)),
    ...(await rivalsOf(cards)),
  };
}

interface Loaded {
  readonly index: CardIndex;
  readonly figures: Figures;
}

/** Builds an index, and loads it as a function does. */
async function loaded(
  size: string,
  cards: readonly IndexedCard[],
  copies: number,
): Promise<Loaded> {
  const [build_ms, encoded] = timed(() => encodeIndex(indexOfCopies(cards, copies)));
  const before = await heldMb();
  const [load_ms, index] = timed(
    () => new CardIndex(decodeIndex(encoded.content, encoded.version), pokemon),
  );
  const figures = {
    ...{ build_ms, load_ms, file_mb: encoded.content.length / 1e6 },
    memory_mb: (await heldMb()) - before,
  };
  return { index, figures: named(size, figures) };
}

const sizesOf = async (size: string, cards: readonly IndexedCard[], copies: number) =>
  (await loaded(size, cards, copies)).figures;

async function timesOf(size: string, cards: readonly IndexedCard[], copies: number) {
  const { index, figures } = await loaded(size, cards, copies);
  const all: Record<string, number> = {};
  for (const { name, q, sort = "relevance", facets } of benchQueries) {
    const ask = () =>
      searchCards(index, { query: parseSearchQuery(q, pokemon), sort, limit: 20, facets });
    Object.assign(all, named(name, await times(ask)), { [`${name}_hits`]: ask().total });
  }
  for (const [name, text] of benchSuggestions) {
    const ask = () => index.suggestions.of({ text, kinds: suggestKinds, limit: 10 });
    Object.assign(all, named(`suggest_${name}`, await times(ask)));
  }
  return { ...figures, ...named(size, all) };
}

/** The same cards in other engines. */
async function rivalsOf(cards: readonly IndexedCard[]): Promise<Figures> {
  const documents = documentsOf(cards);
  const figures: Record<string, number> = {};
  const makers: readonly (() => Rival | Promise<Rival>)[] = [
    () => miniSearch(documents),
    () => orama(documents),
    () => sqlite(documents),
  ];
  for (const make of makers) {
    const [before, startedMs] = [await heldMb(), performance.now()];
    const { name, ask, storedMb } = await make();
    const build_ms = performance.now() - startedMs;
    const own = { build_ms, memory_mb: storedMb?.() ?? (await heldMb()) - before };
    Object.assign(figures, named(name, own));
    for (const [question, answer] of Object.entries(ask))
      Object.assign(figures, named(`${name}_${question}`, await times(answer, 100)));
  }
  return figures;
}

/** So many that what the engine of a fresh process compiles is told by the first one and not by p95. */
const turns = 400;

async function times(ask: () => unknown, count = turns): Promise<Record<string, number>> {
  const each: number[] = [];
  for (let turn = 0; turn <= count; turn += 1) {
    const startedMs = performance.now();
    await ask();
    each.push(performance.now() - startedMs);
  }
  const [first_ms = 0, ...later] = each;
  const sorted = later.sort((a, b) => a - b);
  const at = (percent: number) => sorted[Math.ceil((percent * count) / 100) - 1] ?? 0;
  return { first_ms, median_ms: at(50), p95_ms: at(95), p99_ms: at(99) };
}

/** Of the heap and beside it, what is still needed; what lies beside it is given back a moment later. */
async function heldMb(): Promise<number> {
  for (let turn = 0; turn < 3; turn += 1) {
    collectGarbage();
    await sleep(50);
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

const named = (prefix: string, figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${prefix}_${name}`, value]));

function timed<T>(work: () => T): [ms: number, result: T] {
  const startedMs = performance.now();
  const result = work();
  return [performance.now() - startedMs, result];
}
