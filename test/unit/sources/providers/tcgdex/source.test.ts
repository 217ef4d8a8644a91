import { expect, test } from "vitest";
import { bodyOfBytes } from "#functions/sources/port/body.ts";
import type { Outcome } from "#functions/sources/port/source.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { cardBody } from "#test/support/catalogue/tcgdex-card.ts";

const source = tcgdex("https://tcgdex.example");
const scope = { language: "de", day: "2026-02-01" } as const;
const allSets = { dataset: "set-list", unit: "all" };
const strays = { dataset: "card-list", unit: "unlisted" };
const base = { dataset: "sets", unit: "base1" };
const address = (path: string) => `https://tcgdex.example/v2/de/${path}`;
const listed = (unit: typeof base, name: string, body: unknown) =>
  source.listed(unit, name, JSON.stringify(body));

async function allOf(records: Iterable<Outcome> | AsyncIterable<Outcome>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const one of records) outcomes.push(one);
  return outcomes;
}

async function recordsOf(
  name: string,
  body: unknown,
  { unit, dataset } = base,
): Promise<Outcome[]> {
  const answer = {
    ...{ unit, dataset, name, url: "" },
    body: bodyOfBytes(Buffer.from(JSON.stringify(body))),
  };
  return allOf(source.records(answer, scope));
}

test("a run begins with the list of sets of its language", () => {
  expect(source.first).toEqual(allSets);
  expect(source.opening(allSets, scope)).toEqual([
    { name: "list", dataset: "set-list", request: { url: address("sets") } },
  ]);
});

test.each([
  ["base1", "sets/base1"],
  ["a b/c", "sets/a%20b%2Fc"],
  ["exu-%3F", "sets/exu-%3F"],
])("the set %j is asked for at %s", (unit, path) => {
  expect(source.opening({ dataset: "sets", unit }, scope)).toEqual([
    { name: "set", dataset: "sets", request: { url: address(path) } },
  ]);
});

test("cards of no set are those of the list of all cards that lie in no listed set", () => {
  expect(source.opening(strays, scope)).toEqual([
    { name: "list", dataset: "set-list", request: { url: address("sets") } },
    { name: "cards", dataset: "card-list", request: { url: address("cards") } },
  ]);
  expect(listed(strays, "list", [{ id: "base1" }])).toEqual({
    ...{ listed: [], known: ["base1"], rejects: [] },
  });
  const cards = [{ id: "base1-4" }, { id: "tk-xy-latio-8" }, { id: "odd" }];
  const found = listed(strays, "cards", cards).listed;
  expect(found.map(({ name, within }) => [name, within])).toEqual([
    ["base1-4", "base1"],
    ["tk-xy-latio-8", "tk-xy-latio"],
    ["odd", ""],
  ]);
});

test("the list of sets leads to each set, and to the cards of none", () => {
  const { listed: names, rejects } = listed(allSets, "list", [{ id: "base1", name: "Base" }, {}]);
  expect(names.map(({ name }) => source.follow(allSets, name, scope))).toEqual([
    { unit: base },
    { unit: strays },
  ]);
  expect(names.at(-1)?.mark).toBe("");
  expect(rejects).toEqual([{ reason: "Entry 1 of the sets has no id." }]);
});

test("a set's list leads to each of its cards, which is due when the list says anything else of it", () => {
  const marks = ["Pikachu", "Pikachu", "Raichu"].map(
    (name) => listed(base, "set", { cards: [{ id: "base1-4", name }] }).listed[0]?.mark,
  );
  expect(marks[0]).toBe(sha256('{"id":"base1-4","name":"Pikachu"}').slice(0, 12));
  expect([marks[1] === marks[0], marks[2] === marks[0]]).toEqual([true, false]);
  expect(source.follow(base, "base1-4", scope)).toEqual({
    wanted: { name: "card:base1-4", dataset: "cards", request: { url: address("cards/base1-4") } },
  });
});

test.each([
  ["set", {}],
  ["set", null],
  ["set", "cards"],
  ["set", { cards: {} }],
  ["list", {}],
  ["cards", 7],
])("[ING-7] as the answer %s, %j is no list", (name, body) => {
  expect(() => listed(base, name, body)).toThrow(
    expect.objectContaining({ errorClass: "permanent" }),
  );
});

test("the list of sets says which there are; one that can have no id of ours costs itself", async () => {
  const long = "x".repeat(300);
  const outcomes = await recordsOf(
    "list",
    [{ id: "base1" }, 7, { id: long }, { id: "B 2" }],
    allSets,
  );
  expect(outcomes.filter((one) => "reject" in one)).toEqual([
    {
      reject: { place: "Entry 1 of the sets has no id.", reason: "Entry 1 of the sets has no id." },
    },
    { reject: { place: long, reason: expect.stringContaining("no set of TCGdex") } },
  ]);
  const [told] = outcomes.flatMap((one) => ("record" in one ? [one.record] : []));
  expect(told).toMatchObject({
    ...{ kind: "sets-listed", sourceId: "sets:de" },
    value: { game: "pokemon", language: "de", setIds: ["pokemon:de:base1", expect.any(String)] },
  });
});

test("a set is a record of itself and one of which cards it has", async () => {
  const body = {
    ...{ id: "base1", name: "Basis", serie: { id: "base", name: "Base" } },
    ...{ cardCount: { total: 1, official: 1 }, cards: [{ id: "base1-4", localId: "4" }, {}] },
  };
  const [reject, set, members, ...others] = await recordsOf("set", body);
  expect(others).toEqual([]);
  expect(reject).toMatchObject({ reject: { reason: "Entry 1 of the cards has no id." } });
  expect(set).toMatchObject({
    record: { kind: "set", sourceId: "base1", value: { id: "pokemon:de:base1", name: "Basis" } },
  });
  expect(members).toEqual({
    record: {
      ...{ kind: "members", sourceId: "base1" },
      value: {
        ...{ game: "pokemon", language: "de", setId: "pokemon:de:base1" },
        printingIds: ["pokemon:de:base1-4"],
      },
    },
  });
});

test("a card is a record with the number that its id says, in the set that lists it", async () => {
  expect(await recordsOf("card:base1-4", cardBody({ set: { id: "other" } }))).toMatchObject([
    {
      record: {
        ...{ kind: "card", sourceId: "base1-4" },
        value: { id: "pokemon:de:base1-4", setId: "pokemon:de:base1", ownNumber: "4" },
      },
    },
  ]);
  const asked = await recordsOf("card:base1-7", cardBody({ id: undefined, localId: undefined }));
  expect(asked).toMatchObject([{ record: { sourceId: "base1-7", value: { ownNumber: "7" } } }]);
});

test.each(["list", "cards"])("the second look at the %s says nothing new", async (name) => {
  expect(await recordsOf(name, [{ id: "base1" }], strays)).toEqual([]);
});

test("a card of no set is a record all the same", async () => {
  expect(await recordsOf("card:base1-4", cardBody(), strays)).toHaveLength(1);
});

test("an answer without a language is refused for good, and so is one that is no JSON", async () => {
  const answer = { ...base, ...{ name: "set", url: "" }, body: bodyOfBytes(Buffer.from("<html>")) };
  const refused = { errorClass: "permanent" };
  await expect(allOf(source.records(answer, scope))).rejects.toMatchObject(refused);
  const { day } = scope;
  await expect(allOf(source.records(answer, { day }))).rejects.toThrow(
    "TCGdex is asked in one language at a time.",
  );
});
