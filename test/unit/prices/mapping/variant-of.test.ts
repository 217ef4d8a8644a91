import { expect, test } from "vitest";
import { type MappedVariant, variantOf } from "#functions/prices/mapping/variant-of.ts";
import { cardmarketShop } from "#functions/sources/providers/shops/cardmarket.ts";
import { tcgplayerShop } from "#functions/sources/providers/shops/tcgplayer.ts";

/** Variants by their keys, as cards have them; one with a `!` is what the product is of. */
const variants = (...keys: string[]): MappedVariant[] =>
  keys.map((text) => {
    const [finish = "", ...marks] = text.replace("!", "").split(".");
    return { key: text.replace("!", ""), finish, marks, isOwn: text.endsWith("!") };
  });

test.each([
  ["Normal", ["normal!", "reverse!"], "normal"],
  ["Reverse Holofoil", ["normal!", "reverse!"], "reverse"],
  ["reverse-holofoil", ["normal!", "reverse!"], "reverse"],
  ["reverse", ["normal!", "reverse!"], "reverse"],
  ["Holofoil", ["holo!", "holo.cosmos"], "holo"],
  ["Holofoil", ["holo", "holo.cosmos!"], "holo.cosmos"],
  ["Holofoil", ["holo.1st-edition!", "holo.unlimited!"], "holo.unlimited"],
  ["Holofoil", ["holo.1st-edition.shadowless!"], "holo.1st-edition.shadowless"],
  ["1st Edition Holofoil", ["holo.1st-edition!", "holo.unlimited!"], "holo.1st-edition"],
  ["Unlimited Holofoil", ["holo.1st-edition!", "holo.unlimited!"], "holo.unlimited"],
  ["Unlimited Holofoil", ["holo.1st-edition!", "holo!"], "holo"],
  ["1st Edition", ["normal.1st-edition", "normal"], "normal.1st-edition"],
  ["1st Edition Normal", ["normal.1st-edition", "normal"], "normal.1st-edition"],
  ["Unlimited", ["normal.1st-edition", "normal"], "normal"],
  ["Normal", ["reverse!", "normal"], "normal"],
])("TCGplayer's %s of a card with %j is its %s", (subType, keys, key) => {
  const found = variantOf(tcgplayerShop, { game: "pokemon", subType }, variants(...keys));
  expect(found).toEqual({ key, isKnown: true });
});

test.each([
  ["Normal", ["normal"]],
  ["Foil", ["normal"]],
  ["Foil", ["normal", "foil"]],
])("[PRC-6] TCGplayer's %s of a One Piece print with %j is the print", (subType, keys) => {
  const found = variantOf(tcgplayerShop, { game: "onepiece", subType }, variants(...keys));
  expect(found).toEqual({ key: keys.at(-1), isKnown: true });
});

test.each([
  [undefined, ["normal!", "reverse!"], "normal"],
  [undefined, ["holo!", "reverse!"], "holo"],
  [undefined, ["reverse!"], "reverse"],
  ["holo", ["normal!", "reverse!"], "reverse"],
  ["holo", ["holo!", "reverse"], "reverse"],
])("Cardmarket's %s of a card with %j is its %s", (subType, keys, key) => {
  const found = variantOf(cardmarketShop, { game: "pokemon", subType }, variants(...keys));
  expect(found).toEqual({ key, isKnown: true });
});

test.each([
  ["a finish that the card has not", "pokemon", "Reverse Holofoil", ["normal!"], "reverse"],
  ["a word that nobody knows", "pokemon", "Cosmos  Holofoil!", ["holo!"], "cosmos-holofoil"],
  ["a word without Latin letters", "pokemon", "ミラー", ["holo!"], "unspecified"],
  ["one of two that nothing tells apart", "pokemon", "Holofoil", ["holo.a!", "holo.b!"], "holo"],
  [
    "a first edition that the card has not",
    "pokemon",
    "1st Edition",
    ["normal!"],
    "normal.1st-edition",
  ],
  ["a finish of another game", "onepiece", "Reverse Holofoil", ["normal"], "reverse-holofoil"],
  ["anything of a game that has no words", "marbles", "Normal", ["normal!"], "normal"],
])("%s keeps a key of its own", (_what, game, subType, keys, key) => {
  const found = variantOf(tcgplayerShop, { game, subType }, variants(...keys));
  expect(found).toEqual({ key, isKnown: false });
});
