import fc from "fast-check";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { nothing, type SearchTree } from "#functions/catalog/search/query/search-tree.ts";
import { inSet } from "./searched-cards.ts";

const pick = fc.constantFrom;
const some = <T>(...values: readonly T[]) => fc.subarray([...values], { maxLength: 2 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const sets = ["base1", "base2", "de:base1", "de:base9", "ja:sv2a"];
const setNames = ["Base Set", "Base Set 2", "Base", "Jungle"];
const sentences = ["Draw a card.", "Draw a\ncard for each Water", "Flip a coin", "Water", "Slash"];
const types = ["Fire", "Water", "Psychic"];
const rarities = ["Common", "Rare", "Rare Holo", "Promo"];
const artists = ["Ken Sugimori", "Ken", "Mitsuhiro Arita"];
const days = ["1999-01-09", "1999-06-16", "2020-02-29"];
const numbers = ["1", "04", "TG12", "103", "?"];

const definedOf = (given: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && String(value) !== ""),
  );

const entry = fc.record({ name: maybe(pick(...sentences)), effect: maybe(pick(...sentences)) });
const attributes = fc
  .record({
    hp: maybe(pick(30, 60, 120)),
    retreat: maybe(pick(0, 1, 2)),
    dexIds: maybe(some(6, 25, 151)),
    types: maybe(some(...types)),
    attacks: maybe(fc.array(entry, { minLength: 1, maxLength: 2 })),
    abilities: maybe(fc.array(entry, { minLength: 1, maxLength: 1 })),
    weaknesses: maybe(some(...types).map((all) => all.map((type) => ({ type, value: "×2" })))),
    mechanics: maybe(some("ex", "GX", "TAG TEAM")),
    effect: maybe(pick(...sentences)),
  })
  .map((given) =>
    Object.fromEntries(
      Object.entries(given).filter(([, one]) => one !== undefined && [one].flat().length > 0),
    ),
  );

/** A card of a set; a set's facts follow from its id. */
const card: fc.Arbitrary<IndexedCard> = fc
  .record({
    set: pick(...sets),
    number: pick(...numbers),
    attributes,
    rarity: maybe(pick(...rarities)),
    artist: maybe(pick(...artists)),
    hasImage: fc.boolean(),
  })
  .map(({ set, number, attributes: own, hasImage, ...told }) => {
    const at = sets.indexOf(set);
    const images = hasImage ? [{ size: "small", url: "https://pictures.test/1" }] : [];
    return inSet(`${set}-${number}`, {
      ...{ ...definedOf(told), attributes: own as IndexedCard["card"]["attributes"], images },
      set: {
        ...{ name: setNames[at % setNames.length] ?? "", abbreviation: `S${at}` },
        ...{ releasedOn: days[at % days.length] ?? "", cardCount: { printed: 102, total: 200 } },
        ...{ series: { id: `series${at % 2}`, name: at % 2 ? "Base" : "Scarlet" } },
      },
    });
  });

/** What a card costs in a currency, and how that has changed; a part of it may not be known. */
export const pricedArbitrary = fc.record({
  amount: maybe(pick(0.5, 1, 12.34, 50, 51)),
  ...{ 1: maybe(pick(-7.5, 0, 3)), 7: maybe(pick(-8, -7.5, 20)), 30: maybe(pick(0, 20.01)) },
});
export type PricedCard = typeof pricedArbitrary extends fc.Arbitrary<infer Own> ? Own : never;

/** A catalogue of a few cards, each at a place of its own. */
export const cardsArbitrary: fc.Arbitrary<readonly IndexedCard[]> = fc.uniqueArray(card, {
  ...{ maxLength: 12, selector: (one: IndexedCard) => one.card.id },
});

const text = (field: string, values: readonly string[]): fc.Arbitrary<SearchTree> =>
  fc.record({
    ...{ kind: fc.constant("text" as const), field: fc.constant(field) },
    ...{ compare: pick("has" as const, "=" as const, "!=" as const), value: pick(...values) },
  });
const prose = (field: string): fc.Arbitrary<SearchTree> =>
  fc.record({
    ...{ kind: fc.constant("prose" as const), field: fc.constant(field) },
    compare: pick("has" as const, "=" as const, "!=" as const),
    value: pick(...sentences, "draw", "a card", "coi", 'sl"ash', "no\\thing"),
  });
const comparison = pick(...(["=", "!=", "<", "<=", ">", ">="] as const));
const number = (field: string, values: readonly number[]): fc.Arbitrary<SearchTree> =>
  fc.record({
    ...{ kind: fc.constant("number" as const), field: fc.constant(field) },
    ...{ compare: comparison, value: pick(...values) },
  });
const date: fc.Arbitrary<SearchTree> = fc.record({
  ...{ kind: fc.constant("date" as const), field: fc.constant("released") },
  ...{ compare: comparison, value: pick("1999", "1999-06", ...days, "2021") },
});

const price = (fields: readonly string[], values: readonly number[]): fc.Arbitrary<SearchTree> =>
  fc.record({
    ...{ kind: fc.constant("price" as const), field: pick(...fields) },
    ...{ compare: comparison, value: pick(...values) },
  });

/** One condition on a field of Pokémon cards. */
const condition: fc.Arbitrary<SearchTree> = fc.oneof(
  text("set", ["base", "base1", "base set", "S1", "jung", "2", "nowhere"]),
  text("series", ["series1", "Base", "sc"]),
  text("number", ["1", "4", "tg12", "?", "103"]),
  text("rarity", [...rarities, "ho"]),
  text("artist", [...artists, "sugi", "ken"]),
  text("language", ["en", "de", "ja", "fr"]),
  text("types", types),
  text("weak", types),
  text("is", ["promo", "secret", "ex", "gx", "tag-team"]),
  text("has", ["image", "artist", "rarity", "price", "hp", "type", "attack", "ability"]),
  ...["text", "attack", "ability"].map(prose),
  number("hp", [30, 59, 60, 120]),
  number("retreat", [0, 1]),
  number("dexIds", [6, 25, 26]),
  number("year", [1999, 2000, 2020]),
  number("printed", [102, 103]),
  date,
  price(["price", "usd", "eur"], [0.5, 1, 12.34, 50]),
  price(["change", "change1", "change30"], [-7.5, 0, 20]),
  fc.constant(nothing),
);

/** A tree of conditions on fields, as the reader of queries makes them. */
export const treeArbitrary: fc.Arbitrary<SearchTree> = fc.letrec<{ tree: SearchTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: "small", withCrossShrink: true },
    condition,
    fc.record({ kind: fc.constant("not" as const), part: tie("tree") }),
    fc.record({
      kind: pick("and" as const, "or" as const),
      parts: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).tree;
