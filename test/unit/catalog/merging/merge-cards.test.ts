import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeCards } from "#functions/catalog/merging/merge-cards.ts";
import type { Part } from "#functions/catalog/merging/part.ts";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { games } from "#schemas/games/index.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aCard, aProvenance } from "#test/support/catalog.ts";
import { everyObjectHas } from "#test/support/odd-names.ts";

const pokemon = games.named("pokemon");
if (!pokemon) throw new Error("There is no game pokemon.");

const says = (source: string, sourceId: string, value: Partial<CardFragment> = {}) => {
  const { ownNumber, ...card } = value;
  const whole: CardFragment = { ...aCard(card), ...(ownNumber !== undefined && { ownNumber }) };
  const part: Part<CardFragment> = {
    ...{ sourceId, value: whole, provenance: aProvenance({ source }) },
    contentHash: sha256(canonicalJson(whole)),
  };
  return part;
};

const merged = (...parts: Part<CardFragment>[]) =>
  new Map(mergeCards(pokemon, parts).map((one) => [one.value.number, one]));
const codes = (card: { findings: readonly { code: string }[] } | undefined) =>
  card?.findings.map(({ code }) => code);

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

test("[CAT-3] what sources contradict each other in is a finding with both values", () => {
  const card = merged(
    says("tcgdex", "base1-4", { attributes: { hp: 120 } }),
    says("pokemontcg", "base1-4", { attributes: { hp: 110 } }),
  ).get("4");
  expect(card?.value.attributes["hp"]).toBe(120);
  expect(card?.value.findings).toEqual([
    { code: "contradiction", detail: "hp: 120 (tcgdex), 110 (pokemontcg)" },
  ]);
});

test("[CAT-1] another card of the same number is not merged, and a finding", () => {
  const card = merged(
    says("tcgdex", "base1-4", { name: "Charizard", crosswalk: { tcgdex: "a" } }),
    says("pokemontcg", "base1-4", { name: "Clefairy", crosswalk: { pokemontcg: "b" } }),
  ).get("4");
  expect(card?.value).toMatchObject({ name: "Charizard", crosswalk: { tcgdex: "a" } });
  expect(card?.sources.map(({ source }) => source)).toEqual(["tcgdex"]);
  expect(card?.value.findings).toEqual([
    {
      code: "crosswalk_conflict",
      detail: "pokemontcg has another card here: base1-4, Clefairy",
    },
  ]);
});

test.each([
  ["Dialga", "Dialga LV.X"],
  ["Grass Energy", "Basic Grass Energy"],
  ["Boss’s Orders", "Boss's Orders (Ghetsis)"],
  ["PokéDex (HANDY909)", "PokéDex HANDY909"],
  ["Groudon Star", "Groudon ★"],
  ["Impostor Professor Oak", "Imposter Professor Oak"],
  ["Farfetch’d", "Farfetch'd"],
])("%s and %s are one card, and that is no contradiction", (name, other) => {
  const card = merged(
    says("tcgdex", "a", { name, crosswalk: {} }),
    says("pokemontcg", "b", { name: other, crosswalk: {} }),
  ).get("4");
  expect([card?.value.name, card?.sources.length, codes(card?.value)]).toEqual([name, 2, []]);
});

test("how a text is set, and in which order things are listed, is no contradiction", () => {
  const card = merged(
    says("tcgdex", "a", { artist: "Ken Sugimori", attributes: { dexIds: [25, 26] } }),
    says("pokemontcg", "b", { artist: "KEN  SUGIMORI.", attributes: { dexIds: [26, 25] } }),
  ).get("4");
  expect(codes(card?.value)).toEqual([]);
});

test("what is written on a card is copied by each source in its own way", () => {
  const attacks = (effect: string) => [{ name: "Tackle", effect }];
  const card = merged(
    says("tcgdex", "a", { attributes: { attacks: attacks("Flip 1 coin.") } }),
    says("pokemontcg", "b", { attributes: { attacks: attacks("Flip a coin.") } }),
  ).get("4");
  expect(card?.value.attributes["attacks"]).toEqual(attacks("Flip a coin."));
  expect(codes(card?.value)).toEqual([]);
});

test("[CAT-1] what two cards of a set claim as theirs alone is believed of neither", () => {
  const claims = (number: string, tcgplayer: string) =>
    says("tcgdex", number, {
      ...{ number, ownNumber: number, crosswalk: { tcgdex: number } },
      variants: [{ key: "holo", finish: "holo", productIds: { tcgplayer } }],
    });
  const cards = merged(claims("1", "7"), claims("2", "7"), claims("3", "8"));
  expect(["1", "2", "3"].map((number) => cards.get(number)?.value.variants)).toEqual([
    [{ key: "holo", finish: "holo" }],
    [{ key: "holo", finish: "holo" }],
    [{ key: "holo", finish: "holo", productIds: { tcgplayer: "8" } }],
  ]);
  expect(cards.get("1")?.value.findings).toEqual([
    {
      code: "crosswalk_conflict",
      detail: "tcgplayer:7 is claimed by pokemon:en:base1-2 too",
    },
  ]);
  expect(cards.get("1")?.value.crosswalk).toEqual({ tcgdex: "1" });
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

test.each([
  [{ category: "trainer" }, "category: pokemon (tcgdex), trainer (pokemontcg)"],
  [{ rarity: "Common" }, "rarity: Uncommon (tcgdex), Common (pokemontcg)"],
  [{ artist: "B" }, "artist: A (tcgdex), B (pokemontcg)"],
  [{ crosswalk: { tcgdex: "x" } }, "crosswalk.tcgdex: base1-4 (tcgdex), x (pokemontcg)"],
  [{ attributes: { types: ["Water"] } }, 'types: ["Fire"] (tcgdex), ["Water"] (pokemontcg)'],
])("[CAT-3] that %j contradicts is said with its field", (change, detail) => {
  const whole = { rarity: "Uncommon", artist: "A", attributes: { types: ["Fire"] } };
  const card = merged(says("tcgdex", "a", whole), says("pokemontcg", "b", { ...whole, ...change }));
  expect(card.get("4")?.value.findings).toEqual([{ code: "contradiction", detail }]);
});

test("a source whose word stands nowhere is named without a group", () => {
  const card = merged(says("tcgdex", "a"), says("pokemontcg", "b")).get("4");
  expect(card?.sources.map(({ source, groups }) => [source, groups?.length])).toEqual([
    ["tcgdex", 4],
    ["pokemontcg", 0],
  ]);
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
  expect(merged(first).get("4")?.value).toMatchObject({ variants: [], images: [] });
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

test("[CAT-3] of two cards of one number the one whose own id says it stays", () => {
  const own = (id: string) => ({ crosswalk: { tcgdex: id }, variants: [] });
  const charizard = says("tcgdex", "base1-4", {
    ...{ name: "Charizard", number: "4", ownNumber: "4" },
    ...own("base1-4"),
  });
  const clefairy = says("tcgdex", "base1-5", {
    ...{ name: "Clefairy", number: "4", ownNumber: "5" },
    ...own("base1-5"),
  });
  const cards = merged(clefairy, charizard);
  expect(cards.get("4")?.value.name).toBe("Charizard");
  expect(cards.get("5")?.value).toMatchObject({ id: "pokemon:en:base1-5", name: "Clefairy" });
  expect([codes(cards.get("4")?.value), codes(cards.get("5")?.value)]).toEqual([
    ["duplicate_number"],
    ["duplicate_number"],
  ]);
  const mended = says("tcgdex", "base1-5", {
    ...{ name: "Clefairy", number: "5", ownNumber: "5" },
    ...own("base1-5"),
  });
  const after = merged(mended, charizard);
  expect([codes(after.get("4")?.value), codes(after.get("5")?.value)]).toEqual([[], []]);
});

test("a number that nobody else has is believed, whatever the source's id says", () => {
  const renumbered = says("tcgdex", "base1-5", { number: "7", ownNumber: "5" });
  expect([...merged(renumbered).keys()]).toEqual(["7"]);
});

test("another source's card of the same number is the same printing, not a duplicate", () => {
  const cards = merged(says("tcgdex", "a"), says("pokemontcg", "b"));
  expect(cards.size).toBe(1);
  expect(codes(cards.get("4")?.value)).toEqual([]);
});

test.each(["name", "category"] as const)(
  "a printing of which nobody tells the %s is none yet",
  (field) => {
    const { [field]: _missing, ...rest } = says("tcgdex", "a").value;
    expect(merged({ ...says("tcgdex", "a"), value: rest }).size).toBe(0);
  },
);

test("[CAT-3] who wants a number that another card has is named on both", () => {
  const cards = merged(
    says("tcgdex", "base1-4", { number: "4", ownNumber: "4", crosswalk: {}, variants: [] }),
    says("tcgdex", "base1-5", { number: "4", ownNumber: "5", crosswalk: {}, variants: [] }),
  );
  const details = ["4", "5"].map((number) =>
    cards.get(number)?.value.findings.map(({ detail }) => detail),
  );
  expect(details).toEqual([
    ["base1-5 says this number too"],
    ["it says the number 4, which another card has"],
  ]);
});

test("what one source lacks and another has is no longer missing", () => {
  const findings = [{ code: "missing_artist", detail: "the source has no artist" }];
  const { artist: _artist, ...without } = says("tcgdex", "a", { findings }).value;
  const card = merged(
    { ...says("tcgdex", "a"), value: without },
    says("pokemontcg", "b", { artist: "A. Person" }),
  ).get("4");
  expect([card?.value.artist, codes(card?.value)]).toEqual(["A. Person", []]);
});

test.each([
  ["missing_image", { images: [{ size: "large", url: "https://other/4" }] }],
  ["missing_artist", { artist: "A. Person" }],
])("only %s goes when another source has it, and stays when none has", (code, change) => {
  const findings = ["missing_image", "missing_artist", "unknown_word"].map((one) => ({
    ...{ code: one, detail: one },
  }));
  const first = says("tcgdex", "a", { findings });
  expect(codes(merged(first).get("4")?.value)).toEqual(findings.map((one) => one.code));
  expect(codes(merged(first, says("pokemontcg", "b", change)).get("4")?.value)).toEqual(
    findings.map((one) => one.code).filter((one) => one !== code),
  );
});

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
