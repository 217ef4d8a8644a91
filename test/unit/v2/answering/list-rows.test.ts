import { expect, test } from "vitest";
import { getRow } from "#functions/v2/answering/get-row.ts";
import { type ListQuery, listRows } from "#functions/v2/answering/list-rows.ts";
import { setsOfGiven, v2FileOf } from "#test/support/v2/v2-sets.ts";

const set = {
  ...{ id: "base3", name: "Fossil", series: "Base", printedTotal: 62, total: 62 },
  ...{ releaseDate: "1999/10/10", updatedAt: "2022/10/10 15:12:00" },
};
const names = ["Gengar", "Haunter", "Gastly", "Gengar", "?"];
const cards = names.map((name, at) => ({
  ...{ id: `base3-${at + 1}`, name, supertype: "Pokémon", number: String(at + 1) },
}));
const unown = { id: "base3-?", name: "Unown", supertype: "Pokémon", number: "?" };
const { cards: rows } = v2FileOf(setsOfGiven([{ set, cards: [...cards, unown] }]));
const list = (query: Partial<ListQuery> = {}) =>
  JSON.parse(listRows(rows, { q: "", page: 1, pageSize: 250, orderBy: "", ...query }));
const ids = (query: Partial<ListQuery>) => list(query).data.map(({ id }: { id: string }) => id);

test("[SRCH-5] a page has the old service's envelope, data first", () => {
  const text = listRows(rows, {
    q: "name:gengar",
    page: 1,
    pageSize: 1,
    orderBy: "",
    select: "id",
  });
  expect(text).toBe('{"data":[{"id":"base3-1"}],"page":1,"pageSize":1,"count":1,"totalCount":2}');
});

test("[SRCH-5] a page behind the last is empty, and still says how many there are", () => {
  expect(list({ page: 7 })).toEqual({ data: [], page: 7, pageSize: 250, count: 0, totalCount: 6 });
});

test.each([
  ["name", ["base3-5", "base3-3", "base3-1", "base3-4", "base3-2"]],
  ["name,-number", ["base3-5", "base3-3", "base3-4", "base3-1", "base3-2"]],
  [" name , -number ", ["base3-5", "base3-3", "base3-4", "base3-1", "base3-2"]],
  ["-name", ["base3-2", "base3-1", "base3-4", "base3-3", "base3-5"]],
  ["set.releaseDate,-number", ["base3-5", "base3-4", "base3-3", "base3-2", "base3-1"]],
  ["tcgplayer.prices.holofoil.market", ["base3-1", "base3-2", "base3-3", "base3-4", "base3-5"]],
  [",,", ["base3-1", "base3-2", "base3-3", "base3-4", "base3-5"]],
])("[SRCH-5] orderBy=%s", (orderBy, expected) => {
  expect(ids({ orderBy, q: "-name:unown" })).toEqual(expected);
});

test.each([
  ["id,name", { id: "base3-1", name: "Gengar" }],
  [" name ,nothing", { name: "Gengar" }],
  ["set.id", { set: { ...set, images: {} } }],
  ["nothing", {}],
])("[SRCH-5] select=%s leaves out all else", (select, expected) => {
  expect(list({ select, pageSize: 1 }).data).toEqual([expected]);
});

test.each([
  [{ "name:charizard": "" }, 'a parameter "name:charizard"'],
  [{ name: "charizard" }, 'a parameter "name"'],
  [{ "set.id": "base3" }, "q=set.id:"],
  [{ set: "base3" }, 'a parameter "set"'],
  [{ "": "name:charizard" }, "q=name:charizard"],
])("[SRCH-5] a condition without q is refused: %j", (stray, reason) => {
  expect(() => list(stray)).toThrow(reason);
});

test("[SRCH-5] other parameters mean nothing", () => {
  expect(list({ _: "123", apiKey: "x" }).totalCount).toBe(6);
});

test("[SRCH-5] what is wrong with q is said with its column", () => {
  expect(() => list({ q: "charizard" })).toThrow("Column 1 of q");
  expect(() => list({ orderBy: "a,".repeat(11) })).toThrow("10 are the most");
});

test("[SRCH-5] one card by its id, with escapes or without, and no pattern", () => {
  expect(JSON.parse(getRow(rows, "base3-1", "name"))).toEqual({ data: { name: "Gengar" } });
  expect(getRow(rows, "base3-?", "id")).toBe('{"data":{"id":"base3-?"}}');
  expect(getRow(rows, "base3-%3F", "id")).toBe('{"data":{"id":"base3-?"}}');
  for (const id of ["zzzz", "*", "BASE3-1", "%", ""]) {
    expect(() => getRow(rows, id, undefined)).toThrow("The requested resource was not found.");
  }
});
