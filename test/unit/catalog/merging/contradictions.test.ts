import { expect, test } from "vitest";
import { codes, merged, says } from "#test/support/catalogue/merged-cards.ts";

test("[CAT-3] what sources contradict each other in is a finding with both values", () => {
  const card = merged(
    says("tcgdex", "base1-4", { attributes: { hp: 120 } }),
    says("pokemontcg", "base1-4", { attributes: { hp: 110 } }),
  ).get("4");
  expect(card?.value.attributes["hp"]).toBe(120);
  expect(card?.value.findings).toEqual([
    {
      code: "contradiction",
      detail: "hp: 120 (tcgdex), 110 (pokemontcg)",
      field: "hp",
      said: [
        { source: "tcgdex", value: "120" },
        { source: "pokemontcg", value: "110" },
      ],
    },
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
      source: "pokemontcg",
      field: "name",
      said: [
        { source: "tcgdex", sourceId: "base1-4", value: "Charizard" },
        { source: "pokemontcg", sourceId: "base1-4", value: "Clefairy" },
      ],
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

test.each([
  [{ category: "trainer" }, "category: pokemon (tcgdex), trainer (pokemontcg)"],
  [{ rarity: "Common" }, "rarity: Uncommon (tcgdex), Common (pokemontcg)"],
  [{ artist: "B" }, "artist: A (tcgdex), B (pokemontcg)"],
  [{ crosswalk: { tcgdex: "x" } }, "crosswalk.tcgdex: base1-4 (tcgdex), x (pokemontcg)"],
  [{ attributes: { types: ["Water"] } }, 'types: ["Fire"] (tcgdex), ["Water"] (pokemontcg)'],
])("[CAT-3] that %j contradicts is said with its field", (change, detail) => {
  const whole = { rarity: "Uncommon", artist: "A", attributes: { types: ["Fire"] } };
  const card = merged(says("tcgdex", "a", whole), says("pokemontcg", "b", { ...whole, ...change }));
  expect(card.get("4")?.value.findings).toMatchObject([
    { code: "contradiction", detail, field: detail.split(":")[0] },
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
