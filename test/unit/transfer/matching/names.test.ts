import { expect, it } from "vitest";
import { inShort, matching } from "#test/support/transfer/matched.ts";

const match = await matching({
  base1: {
    name: "Base Set",
    cards: {
      "4": "Charizard",
      "55": "Nidoran♂",
      "57": "Nidoran♀",
      "17": "Farfetch’d",
      "98": "Fire Energy",
    },
  },
  neo2: { name: "Neo Discovery", cards: { "14": "Unown [A]", "33": "Unown [B]", "7": "Ho-Oh" } },
  ex15: {
    name: "Dragon Frontiers",
    cards: { "8": "Gyarados δ", "9": "Gyarados", "100": "Charizard ★" },
  },
  xy2: { name: "Flashfire", cards: { "11": "Charizard EX", "13": "M Charizard EX" } },
  sv1: {
    name: "Scarlet & Violet",
    cards: { "6": "Charizard ex", "172": "Boss’s Orders (Ghetsis)", "1": "Palafin" },
  },
  dp1: { name: "Diamond & Pearl", cards: { "122": "Dialga LV.X", "1": "Dialga" } },
  swshp: {
    name: "SWSH Black Star Promos",
    cards: {
      SWSH139: "Pikachu V-UNION",
      SWSH140: "Pikachu V-UNION",
      SWSH141: "Pikachu V-UNION",
      SWSH142: "Pikachu V-UNION",
    },
  },
  sm9: { name: "Team Up", cards: { "33": "Pikachu & Zekrom GX", "1": "Celebi & Venusaur GX" } },
});

it.each([
  ["Nidoran M", "Base Set", "55"],
  ["Nidoran (Female)", "Base Set", "57"],
  ["Farfetch'd", "Base Set", "17"],
  ["FARFETCH´D", "Base Set", "17"],
  ["Basic Fire Energy", "Base Set", "98"],
  ["Charizard (4/102)", "Base Set", "4"],
  ["Charizard - 4/102", "Base Set", "4"],
  ["Charizard #4", "Base Set", "4"],
  ["Charizard (Holofoil)", "Base Set", "4"],
  ["Unown A", "Neo Discovery", "14"],
  ["Unown (B)", "Neo Discovery", "33"],
  ["Ho Oh", "Neo Discovery", "7"],
  ["Gyarados (Delta Species)", "Dragon Frontiers", "8"],
  ["Charizard Gold Star", "Dragon Frontiers", "100"],
  ["Charizard-EX", "Flashfire", "11"],
  ["Charizard ex", "Flashfire", "11"],
  ["Mega Charizard EX", "Flashfire", "13"],
  ["Boss's Orders", "Scarlet & Violet", "172"],
  ["Boss's Orders - Ghetsis", "Scarlet & Violet", "172"],
  ["Dialga Lv.X", "Diamond & Pearl", "122"],
  ["Pikachu and Zekrom-GX", "Team Up", "33"],
])("knows %s of %s", (name, setName, number) => {
  const found = match({ name, setName });
  expect([found.verdict, found.candidates.length, found.candidates[0]?.number]).toEqual([
    "matched",
    1,
    number,
  ]);
});

it.each([
  ["Nidoran♀", "Base Set", "55"],
  ["Unown [B]", "Neo Discovery", "14"],
  ["Gyarados", "Dragon Frontiers", "8"],
  ["Dialga", "Diamond & Pearl", "122"],
  ["Charizard", "Flashfire", "11"],
])("does not take %s of %s for number %s, which is another card", (name, setName, number) => {
  expect(inShort(match({ name, setName, number }))).toMatch(/^ambiguous number_contradicts_name/);
});

it("takes the sign of a card that has one of two with the same name", () => {
  expect(inShort(match({ name: "Gyarados", setName: "Dragon Frontiers" }))).toBe(
    "matched found en:ex15-9",
  );
});

it("tells EX of one age from ex of another where the set is not said", () => {
  expect(inShort(match({ name: "Charizard EX" }))).toBe("matched found en:xy2-11");
  expect(inShort(match({ name: "Charizard ex" }))).toBe("matched found en:sv1-6");
  // Capitals alone say nothing.
  expect(inShort(match({ name: "CHARIZARD EX" }))).toMatch(/^ambiguous several_printings/);
});

it("reads a mistyped name, and says so", () => {
  expect(inShort(match({ name: "Charizrd", setName: "Base Set", number: "4" }))).toBe(
    "matched name_misspelt en:base1-4",
  );
  expect(inShort(match({ name: "Cahrizard", setName: "Base Set" }))).toBe(
    "matched name_misspelt en:base1-4",
  );
  expect(inShort(match({ name: "Charizrd" }))).toMatch(
    /^ambiguous name_only_resembles|^ambiguous several/,
  );
});

it("never takes a name that another card has for a mistyped one", () => {
  // One letter apart.
  expect(inShort(match({ name: "Palafin", setName: "Base Set", number: "4" }))).toMatch(
    /^ambiguous/,
  );
  expect(inShort(match({ name: "Unown [A]", setName: "Neo Discovery", number: "33" }))).toMatch(
    /^ambiguous/,
  );
});

it("asks for the number of four cards by one name", () => {
  const four = match({ name: "Pikachu V-UNION", setName: "SWSH Black Star Promos" });
  expect([four.verdict, four.candidates.length]).toEqual(["ambiguous", 4]);
  for (const number of ["SWSH141", "141", "swsh 141"]) {
    const said = { name: "Pikachu V UNION", setName: "SWSH Black Star Promos", number };
    expect(inShort(match(said))).toBe("matched found en:swshp-swsh141");
  }
});

it("does not go by a part of a name alone that it did not understand", () => {
  expect(inShort(match({ name: "Charizard (Topps Sticker)", setName: "Base Set" }))).toBe(
    "ambiguous name_only_resembles en:base1-4",
  );
});
