import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeCards } from "#functions/catalog/merging/merge-cards.ts";
import type { Part } from "#functions/catalog/merging/part.ts";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { codes, merged, pokemon, says } from "#test/support/catalogue/merged-cards.ts";
import { everyObjectHas } from "#test/support/catalogue/odd-names.ts";

test("[CAT-1] a card is what its sources say together, the best source of each field first", () => {
  const first = says("tcgdex", "base1-4", { attributes: { hp: 120 }, crosswalk: { tcgdex: "x" } });
  const other = says("pokemontcg", "base1-4", {
    ...{ name: "Charizard!", rarity: "Rare Holo", attributes: { hp: 120, retreat: 3 } },
    crosswalk: { pokemontcg: "y" },
  });
  const card = merged(other, first).get("4");
  expect(card?.value).toMatchObject({
    ...{ name: "Charizard", rarity: "Rare Holo", attributes: { hp: 120, retreat: 3 } },
    crosswalk: { tcgdex: "x", pokemontcg: "y" },
  });
  expect(card?.sources.map(({ source, groups }) => [source, groups])).toEqual([
    ["tcgdex", expect.arrayContaining(["names", "identity", "facts", "crosswalk"])],
    ["pokemontcg", expect.arrayContaining(["rarity", "facts", "crosswalk"])],
  ]);
});

test("[CAT-2] each source's word for the rarity is kept, with what they come to", () => {
  const said = (rarity: string, other: string) =>
    merged(
      says("tcgdex", "a", { rarity, crosswalk: {} }),
      says("pokemontcg", "b", { rarity: other, crosswalk: {} }),
    ).get("4")?.value;
  expect(said("Rare", "Rare Holo")).toMatchObject({
    ...{ rarity: "Rare", normalizedRarity: "Rare Holo", findings: [] },
    rarities: { tcgdex: "Rare", pokemontcg: "Rare Holo" },
  });
  expect(said("Double rare", "DoubleRare")?.normalizedRarity).toBe("Double Rare");
  expect(said("Common", "Common")).not.toHaveProperty("rarities");
  expect(said("constructor", "Odd")).not.toHaveProperty("normalizedRarity");
});

test.each([
  // Of two general words the one that holds for fewer cards.
  ["Rare", "Rare Secret", "Secret Rare", []],
  ["Rare", "Rare Ultra", "Ultra Rare", []],
  ["Ultra Rare", "Rare Holo GX", "Rare Holo GX", []],
  ["Common", "Promo", "Common", []],
  // No card is common and rare.
  ["Rare", "Uncommon", "Uncommon", ["contradiction"]],
  ["Uncommon", "Rare Ultra", "Uncommon", ["contradiction"]],
  ["Common", "Uncommon", "Common", ["contradiction"]],
])("[CAT-2] rarities %s and %s come to %s, with findings %j", (first, other, come, findings) => {
  for (const words of [
    [first, other],
    [other, first],
  ] as const) {
    const card = merged(
      says("tcgdex", "a", { rarity: words[0], crosswalk: {} }),
      says("pokemontcg", "b", { rarity: words[1], crosswalk: {} }),
    ).get("4")?.value;
    const both = first === "Common" && other === "Uncommon";
    expect(card?.normalizedRarity).toBe(both ? words[0] : come);
    expect(codes(card)).toEqual(findings);
  }
});

test.each(everyObjectHas.filter((name) => name !== "__proto__"))(
  "what only one source knows of a shop called %s is its word",
  (shop) => {
    const card = merged(
      says("tcgdex", "a", { crosswalk: {} }),
      says("pokemontcg", "b", { crosswalk: { [shop]: "7" } }),
    ).get("4");
    expect(card?.value.crosswalk).toEqual({ [shop]: "7" });
    expect(codes(card?.value)).toEqual([]);
  },
);

test("a source whose word stands nowhere is named without a group", () => {
  const card = merged(says("tcgdex", "a"), says("pokemontcg", "b")).get("4");
  expect(card?.sources.map(({ source, groups }) => [source, groups?.length])).toEqual([
    ["tcgdex", 4],
    ["pokemontcg", 0],
  ]);
});

test("[CAT-1] signs that tell two species apart tell two cards apart", () => {
  const named = (name: string) =>
    mergeCards(pokemon, [
      says("tcgdex", "a", { name: "Nidoran♀", category: "pokemon" }),
      says("pokemontcg", "b", { name, category: "pokemon" }),
    ]).map(({ value, sources }) => [sources.length, value.findings.map(({ code }) => code)]);
  expect(named("Nidoran ♀")[0]?.[0]).toBe(2);
  expect(named("Nidoran ♂")).toEqual([[1, expect.arrayContaining(["crosswalk_conflict"])]]);
});

test("[CAT-1] each group of facts has its own best source", () => {
  const groups = ["names", "identity", "rarity", "artist", "variants", "images", "crosswalk"];
  const precedence = Object.fromEntries(groups.map((group) => [group, [group]]));
  // A game that cannot compare names, since here each source has another.
  const { nameKey: _, ...game } = pokemon;
  const definition = { ...game, precedence: { default: ["tcgdex"], ...precedence } };
  const parts = ["tcgdex", ...groups].map((source) =>
    says(source, source, {
      ...{ name: source, category: source, rarity: source, artist: source },
      variants: [{ key: source, finish: source }],
      images: [{ size: source, url: `https://${source}/` }],
      ...{ crosswalk: { shop: source }, attributes: { illustration: source, stage: source } },
    }),
  );
  const [card] = mergeCards(definition, parts);
  expect(card?.value).toMatchObject({
    ...{ name: "names", category: "identity", rarity: "rarity", artist: "artist" },
    ...{ variants: [{ key: "variants" }], images: [{ size: "images" }] },
    ...{ crosswalk: { shop: "crosswalk" }, attributes: { stage: "tcgdex" } },
  });
  expect(card?.value.attributes).not.toHaveProperty("illustration");
  expect(card?.sources.map(({ source, groups: own }) => [source, own])).toEqual([
    ["tcgdex", ["facts"]],
    ...groups.toSorted().map((group) => [group, [group]]),
  ]);
});

test("the crosswalk names other catalogues in the order of their names", () => {
  const card = merged(says("tcgdex", "a", { crosswalk: { b: "2", a: "1" } })).get("4");
  expect(Object.keys(card?.value.crosswalk ?? {})).toEqual(["a", "b"]);
});

test("a source without pictures leaves the word to one that has some", () => {
  const images = [{ size: "large", url: "https://other/4" }];
  const { variants: _variants, images: _images, ...bare } = says("tcgdex", "a").value;
  const [first, other] = [{ ...says("tcgdex", "a"), value: bare }, says("pokemontcg", "b")];
  expect(merged(first).get("4")?.value).toMatchObject({ images: [] });
  expect(merged(says("tcgdex", "a"), says("pokemontcg", "b", { images })).get("4")?.value).toEqual(
    expect.objectContaining({ images }),
  );
  expect(merged(first, other).get("4")?.value.variants).toEqual(other.value.variants);
});

test("what nobody says of a card is absent", () => {
  const card = merged(says("tcgdex", "a")).get("4");
  expect(card?.value).not.toHaveProperty("rarity");
  expect(card?.value).not.toHaveProperty("artist");
  expect(card?.value.attributes).toEqual({});
});

test("one source alone says everything, and needs no list of groups", () => {
  const [source] = merged(says("tcgdex", "base1-4")).get("4")?.sources ?? [];
  expect(source).toMatchObject({ source: "tcgdex", sourceId: "base1-4" });
  expect(source).not.toHaveProperty("groups");
});

test.each(["name", "category"] as const)(
  "a printing of which nobody tells the %s is none yet",
  (field) => {
    const { [field]: _missing, ...rest } = says("tcgdex", "a").value;
    expect(merged({ ...says("tcgdex", "a"), value: rest }).size).toBe(0);
  },
);

const anyPart = fc
  .record({
    source: fc.constantFrom("tcgdex", "pokemontcg", "other"),
    sourceId: fc.constantFrom("1", "2", "3"),
    number: fc.constantFrom("1", "2", "3"),
    hp: fc.constantFrom(30, 40),
  })
  .map(({ source, sourceId, number, hp }) =>
    says(source, sourceId, { number, ownNumber: sourceId, attributes: { hp } }),
  );

test("[ING-2] the order in which sources spoke does not matter, and nobody is on two printings", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyPart, { selector: (one) => one.provenance.source + one.sourceId }),
      fc.infiniteStream(fc.nat()),
      (parts, numbers) => {
        const shuffled = parts
          .map((part) => ({ part, at: numbers.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ part }) => part);
        const sorted = (some: Part<CardFragment>[]) =>
          mergeCards(pokemon, some).toSorted((a, b) => (a.value.id < b.value.id ? -1 : 1));
        expect(sorted(shuffled)).toEqual(sorted(parts));
        const places = mergeCards(pokemon, parts).flatMap(({ sources }) =>
          sources.map(({ source, sourceId }) => `${source} ${sourceId}`),
        );
        expect(new Set(places).size).toBe(places.length);
      },
    ),
  );
});
