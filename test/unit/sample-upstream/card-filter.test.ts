import { expect, test } from "vitest";
import { selection } from "#bin/sample-upstream/card-filter.ts";

const cards = [
  { id: "a-1", name: "Furret", hp: 110, types: ["Colorless"], set: { id: "a", name: "First" } },
  { id: "a-2", name: "Pikachu", hp: 60, types: ["Lightning"], set: { id: "a", name: "First" } },
  { id: "b-1", name: "Raichu", hp: 160, types: ["Lightning"], set: { id: "b", name: "Second" } },
  { id: "b-2", name: "Fur Coat", rarity: "Rare", set: { id: "b", name: "Second" } },
];

test.each([
  ["name=fur", "a-1 b-2"],
  ["name=like:FUR", "a-1 b-2"],
  ["name=fur*", "a-1 b-2"],
  ["name=*chu", "a-2 b-1"],
  ["name=*ik*", "a-2"],
  ["name=not:fur", "a-2 b-1"],
  ["name=notlike:fur", "a-2 b-1"],
  ["name=eq:Furret", "a-1"],
  ["name=eq%3AFurret", "a-1"],
  ["name=eq:furret", ""],
  ["name=neq:Furret", "a-2 b-1 b-2"],
  ["name=eq:Furret|Pikachu", "a-1 a-2"],
  ["name=eq:Furret,Pikachu", "a-1 a-2"],
  ["hp=gte:110", "a-1 b-1"],
  ["hp=gt:110", "b-1"],
  ["hp=lte:110", "a-1 a-2"],
  ["hp=lt:110", "a-2"],
  ["hp=60", "a-2"],
  ["rarity=null:", "a-1 a-2 b-1"],
  ["rarity=notnull:", "b-2"],
  ["name=u&name=ch", "a-2 b-1"],
  ["types=lightning", "a-2 b-1"],
  ["set=a", "a-1 a-2"],
  ["set=second", "b-1 b-2"],
  ["set.id=eq:b", "b-1 b-2"],
  ["nothing=x", ""],
])("%s chooses %j", (query, ids) => {
  const chosen = selection(cards, new URLSearchParams(query), "set");
  expect(chosen.map(({ id }) => id).join(" ")).toBe(ids);
});

test.each([
  ["sort:field=name&sort:order=ASC", "b-2 a-1 a-2 b-1"],
  ["sort%3Afield=name&sort%3Aorder=DESC", "b-1 a-2 a-1 b-2"],
  ["pagination:page=2&pagination:itemsPerPage=3", "b-2"],
  ["pagination:page=3&pagination:itemsPerPage=3", ""],
  ["pagination:itemsPerPage=1", "a-1"],
])("%s orders and pages to %j", (query, ids) => {
  const chosen = selection(cards, new URLSearchParams(query), "set");
  expect(chosen.map(({ id }) => id).join(" ")).toBe(ids);
});

test("numbers sorted upwards begin with the biggest, as the original does", () => {
  const query = new URLSearchParams("sort:field=hp&sort:order=ASC");
  expect(selection(cards, query, "set").map(({ hp }) => hp)).toEqual([160, 110, 60, undefined]);
});

test("a page without a size holds ten", () => {
  const many = Array.from({ length: 30 }, (_, id) => ({ id }));
  const query = new URLSearchParams("pagination:page=2");
  expect(selection(many, query, "set").map(({ id }) => id)).toEqual(
    Array.from({ length: 10 }, (_, place) => place + 10),
  );
});
