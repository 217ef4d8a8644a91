import fc from "fast-check";
import { expect, test } from "vitest";
import { matchProducts } from "#functions/catalog/products/match-products.ts";
import { Card } from "#schemas/catalog/card.ts";
import { printingId } from "#schemas/catalog/printing-id.ts";
import { Product } from "#schemas/catalog/product.ts";
import { games } from "#schemas/games/index.ts";
import { SetId } from "#schemas/values.ts";

const onepiece = games.get("onepiece");
const pokemon = games.get("pokemon");

const card = (game: string, number: string, more: object = {}) => {
  const setId = SetId.parse(game === "onepiece" ? "onepiece:en:op-02" : "pokemon:en:base1");
  return Card.parse({
    ...{ id: printingId(setId, number), game, language: "en", setId, number, name: "Ace" },
    ...{ category: "any", variants: [], attributes: {}, images: [], crosswalk: {}, findings: [] },
    ...more,
  });
};
const print = (number: string, more: object = {}) =>
  card("onepiece", number, {
    attributes: { cardCode: `OP02-${number.replace(/_.*/, "")}` },
    ...more,
  });
const product = (id: string, more: object = {}) =>
  Product.parse({
    ...{ shop: "tcgplayer", id, game: "onepiece", language: "en", groupId: "1", name: "Ace (013)" },
    ...{ kind: "single", number: "OP02-013", findings: [] },
    ...more,
  });
const parallel = { name: "Ace (013) (Parallel)", edition: "Parallel" };

const told = (products: readonly Product[], cards: readonly Card[], definition = onepiece) =>
  Object.fromEntries(
    [...matchProducts(definition, products, cards)].map(([id, { printingIds, findings }]) => [
      id,
      findings.length > 0 ? findings.map(({ code }) => code).join() : printingIds.join(),
    ]),
  );

test("a number leads to the card, and with a word for its print to the one further print", () => {
  const cards = [print("013"), print("013_p1"), print("014")];
  const products = [product("1"), product("2", parallel), product("3", { number: "OP02-014" })];
  expect(told(products, cards)).toEqual({
    "1": "onepiece:en:op-02-013",
    "2": "onepiece:en:op-02-013_5fp1",
    "3": "onepiece:en:op-02-014",
  });
});

test("[CAT-3] where several prints fit a product, or several products a print, none is believed", () => {
  const cards = [print("013"), print("013_p1"), print("013_p2")];
  expect(told([product("1"), product("2", parallel)], cards)).toEqual({
    "1": "onepiece:en:op-02-013",
    "2": "ambiguous_product",
  });
  const twice = [product("2", parallel), product("3", { ...parallel, edition: "Manga" })];
  expect(told(twice, cards.slice(0, 2))).toEqual({
    "2": "ambiguous_product",
    "3": "ambiguous_product",
  });
});

test("another name, another number and none lead nowhere; what is sealed needs to lead nowhere", () => {
  const products = [
    product("1", { name: "Somebody Else" }),
    product("2", { number: "OP02-099" }),
    product("3", { number: undefined }),
    product("4", { kind: "sealed", number: undefined }),
  ];
  expect(told(products, [print("013")])).toEqual({
    ...{ "1": "no_printing", "2": "no_printing", "3": "no_printing", "4": "" },
  });
});

test("a number in the cross-walk goes before all else, unless several cards claim it", () => {
  const variants = (id: string) => [
    { key: "holo", finish: "holo", productIds: { tcgplayer: id, cardmarket: "7" } },
  ];
  const cards = [
    card("pokemon", "4", { variants: variants("42382") }),
    card("pokemon", "5", { crosswalk: { tcgplayer: "9" } }),
    card("pokemon", "6", { variants: variants("9") }),
    card("pokemon", "7"),
  ];
  const products = [
    product("42382", { game: "pokemon", name: "Another word", number: "1/2" }),
    product("9", { game: "pokemon", number: "005/102" }),
    product("7", { game: "pokemon", number: "007/102" }),
  ];
  expect(told(products, cards, pokemon)).toEqual({
    "42382": "pokemon:en:base1-4",
    "9": "crosswalk_conflict",
    // The number of another shop is no number here, and the card's own is.
    "7": "pokemon:en:base1-7",
  });
});

test("the order of products and cards does not matter", () => {
  const cards = [print("013"), print("013_p1"), print("013_p2"), print("014"), print("014_p1")];
  const products = [
    ...[product("1"), product("2", parallel), product("3", { number: "OP02-014" })],
    product("4", { ...parallel, number: "OP02-014" }),
  ];
  const all = told(products, cards);
  const shuffled = <T>(items: readonly T[]) =>
    fc.shuffledSubarray([...items], { minLength: items.length });
  fc.assert(
    fc.property(shuffled(products), shuffled(cards), (some, others) => {
      expect(told(some, others)).toEqual(all);
    }),
  );
});
