import { expect, it } from "vitest";
import { matching, variantInShort } from "#test/support/transfer/matched.ts";

const match = await matching({
  base1: {
    name: "Base Set",
    cards: {
      "4": ["Charizard", "holo.unlimited", "holo.shadowless.1st-edition", "holo.shadowless"],
    },
  },
  ex2: {
    name: "Sandstorm",
    cards: {
      "1": ["Armaldo", "holo", "reverse", "holo.pre-release"],
      "2": ["Cradily", "holo"],
      "3": ["Anorith", "normal", "reverse"],
    },
    more: {
      "1": {
        variants: [
          { key: "holo", finish: "holo", productIds: { tcgplayer: "83619" } },
          {
            key: "reverse",
            finish: "reverse",
            productIds: { tcgplayer: "83619" },
            aliases: ["reverse.old"],
          },
          { key: "holo.pre-release", finish: "holo", productIds: { tcgplayer: "282797" } },
        ],
      },
    },
  },
  "sv8.5": {
    name: "Prismatic Evolutions",
    cards: {
      "74": ["Eevee", "normal", "reverse", "reverse.pokeball", "reverse.masterball"],
      "75": ["Vaporeon", "reverse.pokeball", "reverse.masterball"],
    },
  },
});

const base = { name: "Charizard", setName: "Base Set", number: "4" };
it.each([
  [["holofoil"], "matched found holo.unlimited"],
  [["unlimited holofoil"], "matched found holo.unlimited"],
  [["1st edition holofoil"], "matched found holo.shadowless.1st-edition"],
  [["1st edition", "holo"], "matched found holo.shadowless.1st-edition"],
  [["shadowless"], "matched found holo.shadowless"],
  [
    ["reverse holofoil"],
    "ambiguous no_such_variant holo.unlimited holo.shadowless.1st-edition holo.shadowless",
  ],
  [
    ["cosmos holo"],
    "ambiguous no_such_variant holo.unlimited holo.shadowless.1st-edition holo.shadowless",
  ],
  [[], "matched variant_assumed holo.unlimited holo.shadowless holo.shadowless.1st-edition"],
])("reads %s of a card of three variants", (finish, short) => {
  const found = match({ ...base, finish });
  const [verdict, reason, first, ...others] = variantInShort(found).split(" ");
  expect([verdict, reason, first, ...others.sort()].join(" ")).toBe(
    short.split(" ").slice(0, 3).concat(short.split(" ").slice(3).sort()).join(" "),
  );
});

it("takes a set's name for what it says of the copies", () => {
  expect(
    variantInShort(match({ ...base, setName: "Base Set (Shadowless)", finish: ["holofoil"] })),
  ).toBe("matched found holo.shadowless");
  expect(
    variantInShort(
      match({ ...base, setName: "Base Set (Shadowless)", finish: ["unlimited holofoil"] }),
    ),
  ).toBe("matched found holo.shadowless");
  expect(
    variantInShort(
      match({ ...base, setName: "Base Set (Shadowless)", finish: ["1st edition holofoil"] }),
    ),
  ).toBe("matched found holo.shadowless.1st-edition");
});

const sand = { setName: "Sandstorm" };
it.each([
  ["the only variant where none is said", "2", [], "matched found holo"],
  ["foil as what shines", "2", ["foil"], "matched found holo"],
  ["foil as the reverse of a plain card", "3", ["foil"], "matched found reverse"],
  ["normal", "3", ["normal"], "matched found normal"],
  ["normal of a card that is not made so", "2", ["normal"], "ambiguous no_such_variant holo"],
  ["no foil of a card that is not made plain", "2", ["nonfoil"], "matched found holo"],
  ["no foil as the plain card", "3", ["nonfoil"], "matched found normal"],
  [
    "no foil as what else is said of it",
    "3",
    ["nonfoil", "reverse holofoil"],
    "matched found reverse",
  ],
  [
    "foil as the holo where it may be the reverse",
    "1",
    ["foil"],
    "matched variant_assumed holo reverse holo.pre-release",
  ],
  ["the plainest where none is said", "3", [], "matched variant_assumed normal reverse"],
  ["a stamp that is said", "1", ["holofoil", "prerelease"], "matched found holo.pre-release"],
  ["no stamp that is not said", "1", ["holofoil"], "matched found holo"],
  [
    "no stamp that the card has not",
    "3",
    ["normal", "staff"],
    "ambiguous no_such_variant normal reverse",
  ],
])("takes %s", (_what, number, finish, short) => {
  expect(variantInShort(match({ ...sand, number, finish }))).toBe(short);
});

it.each([
  ["Eevee (Poke Ball Pattern)", "reverse.pokeball"],
  ["Eevee (Master Ball Pattern)", "reverse.masterball"],
  ["Eevee", "reverse"],
])("reads %s", (name, key) => {
  const said = {
    name,
    setName: "Prismatic Evolutions",
    number: "74",
    finish: ["reverse holofoil"],
  };
  expect(variantInShort(match(said))).toBe(`matched found ${key}`);
});

it("does not choose between variants that are special in different ways", () => {
  const said = { name: "Vaporeon", setName: "Prismatic Evolutions", finish: ["reverse holofoil"] };
  expect(variantInShort(match(said))).toBe(
    "ambiguous no_such_variant reverse.pokeball reverse.masterball",
  );
});

it("goes by the product where that is only some of the variants", () => {
  const of = (id: string, finish: string[]) =>
    variantInShort(match({ ids: [{ kind: "tcgplayer", id }], finish }));
  expect(of("282797", ["holofoil"])).toBe("matched found holo.pre-release");
  expect(of("83619", ["holofoil"])).toBe("matched found holo");
  expect(of("83619", ["reverse holofoil"])).toBe("matched found reverse");
  expect(of("282797", ["reverse holofoil"])).toMatch(/^ambiguous no_such_variant/);
});

it("takes our own key, also one of before, and no other", () => {
  const of = (variant: string) =>
    variantInShort(match({ name: "Armaldo", setName: "Sandstorm", variant }));
  expect(of("reverse")).toBe("matched found reverse");
  expect(of("reverse.old")).toBe("matched found reverse");
  expect(of("reverse.new")).toMatch(/^ambiguous no_such_variant/);
});

it("names what was assumed, and what else it may be", () => {
  expect(match({ ...sand, number: "3" }).detail).toContain("taken as normal; it may be reverse");
});
