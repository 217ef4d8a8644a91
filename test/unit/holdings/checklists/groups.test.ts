import { describe, expect, test } from "vitest";
import { groupsBy } from "#functions/holdings/checklists/groups.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { inSet } from "#test/support/catalogue/searched-cards.ts";
import { checklistOfCards } from "#test/support/holdings/card-tables.ts";

const cards = [
  inSet("base1-4", {
    attributes: { dexIds: [6] },
    ...{ artist: "Mitsuhiro Arita", rarity: "Rare Holo", normalizedRarity: "Rare Holo" },
  }),
  inSet("neo1-1", {
    attributes: { dexIds: [157] },
    ...{ artist: "Ken Sugimori", rarity: "Common", normalizedRarity: "Common" },
    set: { releasedOn: "2000-12-16", name: "Neo Genesis" },
  }),
  inSet("sm9-1", {
    attributes: { dexIds: [6, 157] },
    ...{ artist: "Ken Sugimori", rarity: "Odd", normalizedRarity: "Odd" },
    set: { releasedOn: "2019-02-01", name: "Team Up" },
  }),
  inSet("a1-1", {
    attributes: { dexIds: [6] },
    artist: "Ken Sugimori",
    set: { series: { id: "tcgp", name: "Pocket" }, releasedOn: "2024-10-30", name: "On screens" },
  }),
  inSet("de:base1-4", { attributes: { dexIds: [6] }, set: { name: "Grundset" } }),
];
const checklist = checklistOfCards(cards);
const told = (...[kind, language]: [Parameters<typeof groupsBy>[0], string?]) =>
  groupsBy(kind, checklist, language).map(({ key, label, places }) => [
    ...[key, label].filter((one) => one !== undefined),
    places.length,
  ]);

describe("[COL-4] cards that are collected together", () => {
  test("are sets, newest first, those on screens too", () => {
    expect(told("set", "en")).toEqual([
      ["pokemon:en:a1", "On screens", 1],
      ["pokemon:en:sm9", "Team Up", 1],
      ["pokemon:en:neo1", "Neo Genesis", 1],
      ["pokemon:en:base1", "Base Set", 1],
    ]);
    expect(told("set", "de")).toEqual([["pokemon:de:base1", "Grundset", 1]]);
    expect(told("set")).toHaveLength(5);
  });

  test("are the cards of a species, a tag team’s of both, and none that is on screens alone", () => {
    expect(told("species")).toEqual([
      ["6", 3],
      ["157", 2],
    ]);
  });

  test("are those of a generation, an artist by name, and a rarity, the commonest first", () => {
    expect(told("generation")).toEqual([
      ["1", 3],
      ["2", 2],
    ]);
    expect(told("artist")).toEqual([
      ["Ken Sugimori", "Ken Sugimori", 2],
      ["Mitsuhiro Arita", "Mitsuhiro Arita", 1],
    ]);
    expect(told("rarity").map(([key]) => key)).toEqual(["Common", "Rare Holo", "Odd"]);
  });

  test("know which species they are about", () => {
    const [first, second] = groupsBy("generation", checklist);
    expect([6, 157].map((one) => first?.isAbout?.(one))).toEqual([true, false]);
    expect([6, 157].map((one) => second?.isAbout?.(one))).toEqual([false, true]);
    const [charizard] = groupsBy("species", checklist);
    expect([6, 157].map((one) => charizard?.isAbout?.(one))).toEqual([true, false]);
  });

  test("are none by species in a game that has none", () => {
    const one = inSet("op-01-001", { number: "001" }, "onepiece");
    const ofOnePiece = checklistOfCards([one], onepiece);
    expect(groupsBy("species", ofOnePiece)).toEqual([]);
    expect(groupsBy("generation", ofOnePiece)).toEqual([]);
    expect(groupsBy("set", ofOnePiece)).toHaveLength(1);
  });
});
