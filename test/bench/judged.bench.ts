import { CardIndex } from "#functions/catalog/indexing/card-index.ts";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import { searchCards } from "#functions/catalog/search/memory-search.ts";
import { parseSearchQuery } from "#functions/catalog/search/search-query.ts";
import { allOf } from "#functions/catalog/search/search-tree.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { type JudgedQuery, judgedQueries } from "#test/judged/judged-queries.ts";
import { tcgdexCatalogue } from "#test/support/english-catalogue.ts";
import type { Figures } from "./run.ts";

const places = 10;

/**
 * [SRCH-2] Of the judged searches, how many find what is wanted among the first three, and the mean of
 * one by its place. The English and German catalogues and a sample of the Japanese in one index, each
 * search in its language. Prints those that fail.
 */
export async function run(): Promise<Figures | { readonly skipped: string }> {
  const catalogues = [
    tcgdexCatalogue("en", "en"),
    tcgdexCatalogue("de", "de"),
    tcgdexCatalogue("ja", "ja-sample"),
  ].map((one) => one ?? []);
  if (catalogues.some(({ length }) => length === 0)) {
    return { skipped: "the full-size reference data is not on this machine" };
  }
  const cards = catalogues.flat();
  const called = new Map(cards.map(({ card }) => [card.id, `${card.name}|${card.number}`]));
  const index = new CardIndex(indexContent(pokemon, cards, []), pokemon);
  const judged = judgedQueries().map((one) => {
    const hits = hitsOf(one, index).map(
      (id) => `${id.split(":").slice(2).join(":")}|${called.get(id)}`,
    );
    const place = hits.findIndex((hit) => one.wanted.test(hit)) + 1;
    if (place === 0 || place > 3) console.log(`${one.language} «${one.query}»:`, hits.slice(0, 3));
    return { ...one, place };
  });
  const languages = Map.groupBy(judged, ({ language }) => language);
  return Object.assign(
    { queries: judged.length, ...figuresOf(judged, "") },
    ...[...languages].map(([language, own]) => ({
      [`${language}_queries`]: own.length,
      ...figuresOf(own, `${language}_`),
    })),
  );
}

function hitsOf({ query, language: value }: JudgedQuery, index: CardIndex) {
  const inIt = { kind: "text", field: "language", compare: "=", value } as const;
  const tree = allOf([parseSearchQuery(query, pokemon), inIt]);
  return searchCards(index, { query: tree, sort: "relevance", limit: places }).hits;
}

function figuresOf(judged: readonly { readonly place: number }[], prefix: string): Figures {
  const first3 = judged.filter(({ place }) => place > 0 && place <= 3).length;
  const worth = judged.map(({ place }) => (place > 0 ? 1 / place : 0));
  return {
    [`${prefix}first3`]: first3,
    [`${prefix}first3_percent`]: (100 * first3) / judged.length,
    [`${prefix}mrr`]: worth.reduce((sum, one) => sum + one, 0) / judged.length,
  };
}
