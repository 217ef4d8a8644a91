import { CardIndex } from "#functions/catalog/indexing/card-index.ts";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import { decodeIndex, encodeIndex } from "#functions/catalog/indexing/index-file.ts";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { searchCards } from "#functions/catalog/search/memory-search.ts";
import type { SearchSort } from "#functions/catalog/search/search-index.ts";
import { parseSearchQuery } from "#functions/catalog/search/search-query.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { englishCatalogue, inCopy } from "#test/support/english-catalogue.ts";
import type { Figures } from "./run.ts";

const queries: readonly (readonly [string, string, SearchSort?])[] = [
  ["common_name", "pikachu"],
  ["rare_name", "ditto artist:sugimori"],
  ["missing_name", "zzyzxqq"],
  ["typing_error", "charzard"],
  ["one_letter", "c"],
  ["phrase", '"professor\'s research"'],
  ["everything", "", "released"],
  ["common_field", "category:pokemon", "-released"],
  [
    "compound",
    'charizard set:base1 rarity:rare hp>=100 -type:fire or (year:1999 type:water) "mew"',
  ],
  ["broad_compound", "(type:fire or type:water) -rarity:common hp>=60 year>=2010", "name"],
];

/** [SRCH-4] Times of searches at the size of the English catalogue and at ten times that. */
export async function run(): Promise<Figures | { readonly skipped: string }> {
  const cards = englishCatalogue();
  if (!cards) return { skipped: "the full-size reference data is not on this machine" };
  const tenfold = Array.from({ length: 10 }, (_, copy) => cards.map((card) => inCopy(card, copy)));
  return { ...figuresOf("25k", cards), ...figuresOf("250k", tenfold.flat()) };
}

function figuresOf(size: string, cards: readonly IndexedCard[]): Figures {
  const [build_ms, encoded] = timed(() => encodeIndex(indexContent(pokemon, cards, [])));
  const [load_ms, index] = timed(
    () => new CardIndex(decodeIndex(encoded.content, encoded.version), pokemon),
  );
  const figures: Record<string, number> = {
    build_ms,
    load_ms,
    file_mb: encoded.content.length / 1e6,
  };
  for (const [name, text, sort = "relevance"] of queries) {
    const search = () =>
      searchCards(index, { query: parseSearchQuery(text, pokemon), sort, limit: 20 });
    const [firstMs] = timed(search);
    const times = Array.from({ length: 60 }, () => timed(search)[0]).sort((a, b) => a - b);
    figures[`${name}_first_ms`] = firstMs;
    figures[`${name}_median_ms`] = times[30] ?? 0;
    figures[`${name}_p95_ms`] = times[56] ?? 0;
    figures[`${name}_hits`] = search().total;
  }
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [`${size}_${name}`, value]),
  );
}

function timed<T>(work: () => T): [ms: number, result: T] {
  const startedMs = performance.now();
  const result = work();
  return [performance.now() - startedMs, result];
}
