import { describe, expect, test } from "vitest";
import { type MappedVariant, sealedAsMapped } from "#functions/prices/mapping/mapped-variant.ts";
import { variantOf } from "#functions/prices/mapping/variant-of.ts";
import { cardmarketShop } from "#functions/sources/providers/shops/cardmarket.ts";
import { tcgplayerShop } from "#functions/sources/providers/shops/tcgplayer.ts";

/** Variants by their keys, as cards have them; one with a `!` is what the product is of, with a `?` another one. */
const variants = (...keys: string[]): MappedVariant[] =>
  keys.map((text) => {
    const key = text.replace(/[!?]+$/, "");
    const [finish = "", ...marks] = key.split(".");
    return { key, finish, marks, isOwn: text.includes("!"), isOthers: text.includes("?") };
  });

const productId = "213021";

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
  const found = variantOf(
    tcgplayerShop,
    { game: "pokemon", productId, subType },
    variants(...keys),
  );
  expect(found).toEqual({ key, is: "known" });
});

test.each([
  ["Normal", ["normal"]],
  ["Foil", ["normal"]],
  ["Foil", ["normal", "foil"]],
])("[PRC-6] TCGplayer's %s of a One Piece print with %j is the print", (subType, keys) => {
  const found = variantOf(
    tcgplayerShop,
    { game: "onepiece", productId, subType },
    variants(...keys),
  );
  expect(found).toEqual({ key: keys.at(-1), is: "known" });
});

test.each([
  [undefined, ["normal!", "reverse!"], "normal"],
  [undefined, ["holo!", "reverse!"], "holo"],
  [undefined, ["reverse!"], "reverse"],
  ["holo", ["normal!", "reverse!"], "reverse"],
  ["holo", ["holo!", "reverse"], "reverse"],
])("Cardmarket's %s of a card with %j is its %s", (subType, keys, key) => {
  const found = variantOf(
    cardmarketShop,
    { game: "pokemon", productId, subType },
    variants(...keys),
  );
  expect(found).toEqual({ key, is: "known" });
});

test.each([
  ["a finish that the card has not", "pokemon", "Reverse Holofoil", ["normal!"], "reverse"],
  ["a word that nobody knows", "pokemon", "Cosmos  Holofoil!", ["holo!"], "cosmos-holofoil"],
  ["a word without Latin letters", "pokemon", "ミラー", ["holo!"], "word-332040fb1fed07e9"],
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
  const found = variantOf(tcgplayerShop, { game, productId, subType }, variants(...keys));
  expect(found).toEqual({ key, is: "unknown" });
});

test.each([
  ["Normal", ["normal?", "reverse?", "normal.set-logo!", "normal.staff!"], "normal"],
  ["Reverse Holofoil", ["reverse?", "reverse.masterball!", "reverse.pokeball!"], "reverse"],
  ["Reverse Holofoil", ["normal?", "reverse", "normal.staff!"], "reverse"],
  ["Normal", ["normal!?", "reverse!"], "normal"],
  ["Holofoil", ["normal?", "normal.staff!"], "holo"],
  ["Cosmos Holofoil", ["normal?", "normal.staff!"], "cosmos-holofoil"],
  ["Normal", ["normal?", "reverse?"], "normal"],
  ["1st Edition", ["normal?", "normal.staff!"], "1stedition"],
])(
  "[CAT-3] TCGplayer's %s of a product, one of several, with %j is of no variant, and apart",
  (subType, keys, word) => {
    const found = variantOf(
      tcgplayerShop,
      { game: "pokemon", productId, subType },
      variants(...keys),
    );
    expect(found).toEqual({ key: `${word}.tcgplayer-${productId}`, is: "apart" });
  },
);

test("a word whose key is a variant's that it does not mean is apart, and takes nothing from it", () => {
  const found = variantOf(
    tcgplayerShop,
    { game: "pokemon", productId, subType: "Holofoil" },
    variants("holo.a!", "holo.b!", "holo?"),
  );
  expect(found).toEqual({ key: `holo.tcgplayer-${productId}`, is: "apart" });
});

describe("[CAT-3] of two words of a product that mean one variant", () => {
  test.each([
    [cardmarketShop, ["reverse!"], "holo", "plain"],
    [tcgplayerShop, ["holo.1st-edition!"], "1st Edition Holofoil", "Holofoil"],
    [tcgplayerShop, ["holo!"], "Holofoil", "Unlimited Holofoil"],
    [tcgplayerShop, ["normal"], "Normal", "Unlimited"],
  ])("%o has %j for %s, and %s apart", (shop, keys, has, others) => {
    const of = (subType: string, ...beside: string[]) =>
      variantOf(shop, { game: "pokemon", productId, subType, beside }, variants(...keys));
    const key = variants(...keys)[0]?.key;
    expect(of(has, others)).toEqual({ key, is: "known" });
    expect(of(others, has)).toMatchObject({ is: "apart" });
    expect(of(others)).toEqual({ key, is: "known" });
  });

  test("none has it where both are as exact", () => {
    const of = (subType: string, ...beside: string[]) =>
      variantOf(
        tcgplayerShop,
        { game: "pokemon", productId, subType, beside },
        variants("normal.1st-edition!"),
      );
    const [one, other] = [
      of("1st Edition", "1st Edition Normal"),
      of("1st Edition Normal", "1st Edition"),
    ];
    expect([one, other]).toMatchObject([{ is: "apart" }, { is: "apart" }]);
    expect(one.key).not.toBe(other.key);
  });

  test("both are one where they are spellings of a word", () => {
    const found = variantOf(
      tcgplayerShop,
      {
        game: "pokemon",
        productId,
        subType: "Reverse Holofoil",
        beside: ["reverse-holofoil", "reverse"],
      },
      variants("normal!", "reverse!"),
    );
    expect(found).toEqual({ key: "reverse", is: "known" });
  });
});

test.each(["Normal", "Holofoil", "Sealed", undefined])(
  "[COL-1] a sealed product sold as %s is sealed",
  (subType) => {
    for (const shop of [tcgplayerShop, cardmarketShop]) {
      const found = variantOf(shop, { game: "pokemon", productId, subType }, [sealedAsMapped]);
      expect(found).toEqual({ key: "sealed", is: "known" });
    }
  },
);
