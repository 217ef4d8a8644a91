import { CardIndex } from "#functions/catalog/indexing/card-index.ts";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { searchCards } from "#functions/catalog/search/memory-search.ts";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import { allOf } from "#functions/catalog/search/query/search-tree.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { judgedQueries } from "#test/judged/judged-queries.ts";
import { tcgdexCatalogue } from "#test/support/catalogue/english-catalogue.ts";
import { frenchCatalogue } from "#test/support/catalogue/french-catalogue.ts";
import { onePieceCatalogue } from "#test/support/catalogue/one-piece-catalogue.ts";
import type { Figures } from "./run.ts";

const places = 10;

/**
 * [SRCH-2] Of the judged searches, how many find what is wanted among the first three, and the mean of
 * one by its place. The English and German catalogues, a sample of the Japanese and a French one of known
 * names in one index, each search in its language, and One Piece in another. Prints those that fail.
 */
export async function run(): Promise<Figures | { readonly skipped: string }> {
  const [cards, prints] = [pokemonCards(), onePieceCatalogue()];
  if (!cards || !prints) {
    return { skipped: "the full-size reference data is not on this machine" };
  }
  const finders = {
    pokemon: finderIn(pokemon, cards),
    onepiece: finderIn(onepiece, prints),
  };
  const judged = judgedQueries().map((one) => {
    const { catalogue, query, wanted } = one;
    const hits =
      catalogue === "onepiece" ? finders.onepiece(query, "en") : finders.pokemon(query, catalogue);
    const place = hits.findIndex((hit) => wanted.test(hit)) + 1;
    if (place === 0 || place > 3) console.log(`${catalogue} «${query}»:`, hits.slice(0, 3));
    return { catalogue, place };
  });
  const catalogues = Map.groupBy(judged, ({ catalogue }) => catalogue);
  return Object.assign(
    { queries: judged.length, ...figuresOf(judged, "") },
    ...[...catalogues].map(([catalogue, own]) => ({
      [`${catalogue}_queries`]: own.length,
      ...figuresOf(own, `${catalogue}_`),
    })),
  );
}

function pokemonCards(): readonly IndexedCard[] | undefined {
  const all = [
    tcgdexCatalogue("en", "en"),
    tcgdexCatalogue("de", "de"),
    tcgdexCatalogue("ja", "ja-sample"),
    frenchCatalogue(),
  ];
  return all.includes(undefined) ? undefined : all.flatMap((one) => one ?? []);
}

/** What a search finds in a language, as `id|name|number`. */
function finderIn(definition: GameDefinition, cards: readonly IndexedCard[]) {
  const called = new Map(cards.map(({ card }) => [card.id, `${card.name}|${card.number}`]));
  const index = new CardIndex(indexContent(definition, cards, []), definition);
  return (text: string, value: string) => {
    const inIt = { kind: "text", field: "language", compare: "=", value } as const;
    const query = allOf([parseSearchQuery(text, definition), inIt]);
    const { hits } = searchCards(index, { query, sort: "relevance", limit: places });
    return hits.map((id) => `${id.split(":").slice(2).join(":")}|${called.get(id)}`);
  };
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
