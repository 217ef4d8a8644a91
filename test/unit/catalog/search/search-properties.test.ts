import fc from "fast-check";
import { expect, test } from "vitest";
import { CardIndex } from "#functions/catalog/indexing/card-index.ts";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import { searchCards } from "#functions/catalog/search/memory-search.ts";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import { printQuery } from "#functions/catalog/search/query/print-query.ts";
import type { SearchTree } from "#functions/catalog/search/query/search-tree.ts";
import { stepsOf } from "#functions/catalog/search/query/steps.ts";
import { fold } from "#functions/catalog/search/words/fold.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { facetNames } from "#schemas/http/search-words.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import {
  cardsArbitrary,
  type PricedCard,
  pricedArbitrary,
  treeArbitrary,
} from "#test/support/catalogue/arbitrary-searches.ts";
import { satisfies } from "#test/support/catalogue/plain-predicate.ts";

const parse = (query: string) => parseSearchQuery(query, pokemon);
const mostSteps = 50;

test("[SRCH-1] what a tree prints is read as that tree", () => {
  const readable = treeArbitrary.filter((tree) => stepsOf(tree) <= mostSteps);
  fc.assert(
    fc.property(readable, (tree) => {
      const printed = printQuery(tree, pokemon);
      fc.pre(printed.length <= 500);
      expect(parse(printed)).toEqual(tree);
    }),
    { numRuns: 300 },
  );
});

const piece = fc.constantFrom(
  ...['"', "“", "(", ")", "-", " or ", " ", "\\", "：", "（", "-(", "game:", "order:name"],
  ...[
    "hp",
    ">=",
    ":",
    "set:",
    "9",
    "é",
    "text:",
    "is:promo",
    "has:",
    "number:4/102",
    "tcgplayer:1",
    "price<5",
    "change30",
    "10..20",
    "..",
    "usd:",
    "has:price",
  ],
  ...[
    "◇",
    "\ufdfa",
    "n!=x",
    "s.s.s",
    "ピカ",
    "！＝",
    "&",
    " moonbreon ",
    " psa 10 ",
    " AND ",
    " NOT ",
    " and ",
    " >= ",
    "«",
    "」",
    "alt art",
    ".or",
    "base1-4",
  ],
);
const anyText = fc
  .array(fc.oneof(piece, fc.string()), { maxLength: 60 })
  .map((all) => all.join(""));

const treeOf = (query: string): SearchTree | DomainError => {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};

test("[API-4] any text is read within fifty steps, or its mistake is at a column of it", () => {
  fc.assert(
    fc.property(anyText, (query) => {
      const tree = treeOf(query);
      if (!(tree instanceof DomainError)) {
        expect(stepsOf(tree)).toBeLessThanOrEqual(mostSteps);
        return;
      }
      const column = Number(tree.facts["column"]);
      expect(tree.code).toBe("catalog.bad_query");
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual(query.length + 1);
    }),
    { numRuns: 1_000 },
  );
});

/** The same tree with typed words as they are compared. */
const folded = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree), (_key, value) =>
    value?.kind === "bare" || value?.kind === "meant"
      ? { ...value, text: fold(value.text) }
      : value,
  );

test("[SRCH-1] whatever is read is read alike when it is printed", () => {
  fc.assert(
    fc.property(anyText, (query) => {
      const tree = treeOf(query);
      fc.pre(!(tree instanceof DomainError));
      const printed = printQuery(tree, pokemon);
      fc.pre(printed.length <= 500);
      expect(folded(parse(printed))).toEqual(folded(tree));
    }),
    { numRuns: 500, examples: [["(base1-4(#)0)*"], ["A(<0)"], ["(change30)！＝10..20-◇"]] },
  );
});

const pricesArbitrary = fc.array(fc.record({ USD: pricedArbitrary, EUR: pricedArbitrary }), {
  ...{ minLength: 12, maxLength: 12 },
}) as fc.Arbitrary<Record<string, PricedCard>[]>;

test("[SRCH-1] every hit is what was asked for, and every card that is so is a hit", () => {
  fc.assert(
    fc.property(cardsArbitrary, pricesArbitrary, treeArbitrary, (cards, priced, tree) => {
      const index = new CardIndex(indexContent(pokemon, cards, []), pokemon);
      const pricesOf = (id: string) => priced[cards.findIndex(({ card }) => card.id === id)] ?? {};
      const byCurrency = new Map(
        ["USD", "EUR"].map((currency) => {
          const own = index.file.ids.map((id) => pricesOf(id)[currency]);
          const column = (name: keyof PricedCard) =>
            Float64Array.from(own, (one) => one?.[name] ?? Number.NaN);
          const changes = { 1: column("1"), 7: column("7"), 30: column("30") };
          return [currency, { amounts: column("amount"), changes }];
        }),
      );
      const matches = index.matches(tree, undefined, { prices: { currency: "USD", byCurrency } });
      const found = index.file.ids.filter((_id, place) => matches[place] === 1);
      const wanted = cards
        .filter((one) => satisfies(tree, one, cards, pricesOf(one.card.id)))
        .map(({ card }) => card.id);
      expect(found.toSorted()).toEqual(wanted.sort());
    }),
    { numRuns: 1_000 },
  );
});

test("[SRCH-4] a search finds the same whatever was searched for in the same index before", () => {
  const trees = fc.array(treeArbitrary, { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(cardsArbitrary, trees, (cards, asked) => {
      const content = indexContent(pokemon, cards, []);
      const used = new CardIndex(content, pokemon);
      for (const query of asked) {
        const request = { query, sort: "relevance", limit: 20, facets: facetNames } as const;
        const anew = searchCards(new CardIndex(content, pokemon), request);
        expect(searchCards(used, request)).toEqual(anew);
      }
    }),
    { numRuns: 200 },
  );
});
