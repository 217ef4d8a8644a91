import { expect, test } from "vitest";
import { differenceOf, listDifference } from "#functions/catalog/auditing/difference.ts";

const card = (value: object = {}) => ({
  key: { pk: "SET#pokemon:en:base1", sk: "CARD#000004#4" },
  value: { id: "pokemon:en:base1-4", name: "Charizard", attributes: { hp: 120 }, ...value },
});
const named = { what: "card", id: "pokemon:en:base1-4" };

test("[LAKE-6] what is only there afterwards was added, and what is only there before was removed", () => {
  expect(differenceOf(undefined, card())).toEqual({ ...named, kind: "added", fields: [] });
  expect(differenceOf(card(), undefined)).toEqual({ ...named, kind: "removed", fields: [] });
  expect(differenceOf(undefined, undefined)).toBeUndefined();
});

test("[LAKE-6] a thing differs field by field, its attributes among them, in the order of their names", () => {
  const before = card({ rarity: "Rare", findings: [{ code: "a", field: "b" }] });
  const after = card({
    ...{ name: "Glurak", attributes: { hp: 150, stage: "2" }, artist: null },
    findings: [{ field: "b", code: "a" }],
  });
  expect(differenceOf(before, after)).toEqual({
    ...{ ...named, kind: "changed" },
    fields: [
      { field: "hp", before: 120, after: 150 },
      { field: "name", before: "Charizard", after: "Glurak" },
      { field: "rarity", before: "Rare", after: null },
      { field: "stage", before: null, after: "2" },
    ],
  });
});

test("a field that is absent and one that says nothing are no difference", () => {
  expect(differenceOf(card(), card({ artist: null }))).toBeUndefined();
});

test.each([
  [{ pk: "SETS#pokemon:en", sk: "SET#pokemon:en:base1" }, { id: "pokemon:en:base1" }, "set"],
  [{ pk: "GAME#pokemon", sk: "GENERATION#01" }, { id: 1 }, "generation"],
  [{ pk: "GAME#pokemon", sk: "SPECIES#00025" }, { dexId: 25 }, "species"],
])("the thing under $sk is called as the interface calls it", (key, value, what) => {
  const ids = { set: "pokemon:en:base1", generation: "pokemon:1", species: "pokemon:25" };
  expect(differenceOf(undefined, { key, value })).toMatchObject({
    what,
    id: ids[what as keyof typeof ids],
  });
});

test("[LAKE-6] lists differ by what each alone has, whatever their order", () => {
  const name = { what: "members", id: "pokemon:en:base1" } as const;
  expect(listDifference(name, ["a", "b", "c"], ["c", "d", "a"])).toEqual({
    ...{ ...name, kind: "changed" },
    fields: [{ field: "ids", before: ["b"], after: ["d"] }],
  });
  expect(listDifference(name, ["a"], ["a", "b"])?.fields).toEqual([
    { field: "ids", before: [], after: ["b"] },
  ]);
  expect(listDifference(name, ["a", "b"], ["a"])?.fields).toEqual([
    { field: "ids", before: ["b"], after: [] },
  ]);
  expect(listDifference(name, ["a", "b"], ["b", "a"])).toBeUndefined();
  expect(listDifference(name, undefined, undefined)).toBeUndefined();
  expect(listDifference(name, undefined, [])).toEqual({ ...name, kind: "added", fields: [] });
  expect(listDifference(name, ["a"], undefined)).toEqual({ ...name, kind: "removed", fields: [] });
});
