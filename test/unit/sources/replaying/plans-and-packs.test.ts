import { describe, expect, test } from "vitest";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { comeBack, type Going } from "#functions/sources/replaying/going.ts";
import { markOf } from "#functions/sources/replaying/marks.ts";
import { chainsOf, packsFor } from "#functions/sources/replaying/plan-chains.ts";
import { readPackOfChain } from "#functions/sources/replaying/read-pack-of-chain.ts";
import { reasonIfEmpty } from "#functions/sources/replaying/reason-if-empty.ts";
import { replayLines } from "#functions/sources/replaying/replay-lines.ts";
import type { BronzeLine } from "#schemas/storage/lake.ts";
import { type Chain, noReplayFigures, type Replay } from "#schemas/storage/replay-items.ts";
import { Language } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { at as lineAt, reading, record, taking } from "#test/support/told-lines.ts";

const [en, de] = [Language.parse("en"), Language.parse("de")];
const source = tcgdex("http://cards.test");
const megabyte = 1024 * 1024;
const replay: Replay = {
  ...{ id: "R", source: "tcgdex", target: "silver", retiresMany: false, state: "running" },
  ...{ startedAt: "2026-03-01T00:00:00.000Z", turn: 1, requestHash: "" },
};
const folder = (dataset: string, day: number, language = "en") =>
  `bronze/source=tcgdex/dataset=${dataset}/year=2026/month=02/day=0${day}/language=${language}/`;
const pack = (key: string, more: object = {}) => ({
  ...{ key, bytes: 100, storedAt: new Date("2026-02-01T06:01:00.000Z") },
  ...more,
});
const cards = (day: number, time = "060000000", language = "en") =>
  `${folder("cards", day, language)}${time}-a.ndjson.gz`;
/** As 0.1.0 named them: without a time. */
const oldCards = (day: number) =>
  `bronze/source=tcgdex/dataset=cards/year=2026/month=02/day=0${day}/en.base1-a.ndjson.gz`;
const aChain = (more: Partial<Chain> = {}): Chain => ({
  ...{ index: 0, dataset: "cards", language: en, slice: 0, slices: 1, packs: 1, phase: "newest" },
  ...{ hasLists: false, version: 0, figures: noReplayFigures, misfits: [], ...more },
});

describe("[LAKE-6] the packs of a chain", () => {
  const days = [1, 2, 3].map((day) => pack(cards(day)));
  const picked = (more: Partial<Replay>, scope: object = {}, packs: typeof days = days) =>
    packsFor({ ...replay, ...more }, { language: en, ...scope }, packs).map(({ key }) => key);

  test("are those of its language", () => {
    expect(picked({}, {}, [...days, pack(cards(1, "060000000", "de"))])).toHaveLength(3);
    expect(picked({}, { language: de })).toEqual([]);
  });

  test.each([
    // A round that began before a moment is stored within minutes of it: an hour is looked back.
    ["2026-02-02T07:00:00.000Z", [2, 3]],
    ["2026-02-02T07:00:00.001Z", [3]],
  ])("from %s on are those of the days %j", (from, expected) => {
    expect(picked({ from })).toEqual(expected.map((day) => cards(day)));
  });

  test.each([
    ["2026-02-02T06:00:00.000Z", [1]],
    ["2026-02-02T06:00:00.001Z", [1, 2]],
  ])("of a shadow until %s are those of the days %j", (until, expected) => {
    expect(picked({ until, target: "shadow" })).toEqual(expected.map((day) => cards(day)));
  });

  test("that came after its time are read all the same when it writes silver", () => {
    expect(picked({ until: "2026-02-01T00:00:00.000Z" })).toHaveLength(3);
  });

  test("whose names tell no time count for their whole day", () => {
    const old = [pack(oldCards(2))];
    expect(picked({ from: "2026-02-03T00:59:59.999Z" }, {}, old)).toHaveLength(1);
    expect(picked({ from: "2026-02-03T01:00:00.000Z" }, {}, old)).toHaveLength(0);
    const shadow = { target: "shadow" as const };
    expect(picked({ ...shadow, until: "2026-02-02T00:00:00.000Z" }, {}, old)).toHaveLength(0);
    expect(picked({ ...shadow, until: "2026-02-02T00:00:00.001Z" }, {}, old)).toHaveLength(1);
  });

  test("that came meanwhile are those that were stored since, that very moment included", () => {
    expect(picked({}, { storedSince: "2026-02-01T06:01:00.000Z" })).toHaveLength(3);
    expect(picked({}, { storedSince: "2026-02-01T06:01:00.001Z" })).toEqual([]);
  });
});

describe("[LAKE-6] the chains of a replay", () => {
  const all: Record<string, ReturnType<typeof pack>[]> = {
    cards: [pack(cards(1)), pack(cards(2)), pack(cards(1, "060000000", "de"))],
    sets: [1, 2, 3].map((day) => pack(`${folder("sets", day)}060000000-a.ndjson.gz`)),
    files: [pack(`${folder("files", 1, "any")}060000000-a.ndjson.gz`)],
    odd: [pack(`${folder("odd", 1, "latin!")}060000000-a.ndjson.gz`)],
  };
  const planned = async (more: Partial<Replay> = {}, late?: Parameters<typeof chainsOf>[3]) => {
    const lake = {
      datasetsOf: async () => Object.keys(all),
      packsOf: async ({ dataset }: { dataset: string }) => all[dataset] ?? [],
    };
    return chainsOf({ ...replay, ...more }, source, lake, late);
  };
  const named = (chains: readonly Chain[]) =>
    chains.map(({ dataset, language, packs }) => `${dataset} ${language} ${packs}`);

  test("are those of each data set and language, the largest first", async () => {
    const chains = await planned();
    expect(named(chains)).toEqual(["sets en 3", "cards en 2", "cards de 1", "files any 1"]);
    expect(chains.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(chains[0]).toEqual(aChain({ dataset: "sets", packs: 3 }));
  });

  test("are of the data set and the languages that were asked for", async () => {
    expect(named(await planned({ dataset: "cards" }))).toEqual(["cards en 2", "cards de 1"]);
    expect(named(await planned({ languages: [de] }))).toEqual(["cards de 1"]);
    expect(named(await planned({ languages: [] }))).toEqual([]);
    expect(named(await planned({ dataset: "cardz" }))).toEqual([]);
  });

  test("of what came meanwhile say since when, and have numbers of their own", async () => {
    const since = "2026-02-01T06:01:00.000Z";
    const late = await planned({ dataset: "sets" }, { since, firstIndex: 1000 });
    expect(late).toEqual([aChain({ index: 1000, dataset: "sets", packs: 3, storedSince: since })]);
    const none = { since: "2026-02-02T00:00:00.000Z", firstIndex: 1000 };
    expect(await planned({}, none)).toEqual([]);
  });

  test.each([
    [[megabyte], 1],
    [[megabyte, 1], 2],
    [[megabyte, megabyte, 1], 3],
    [[40 * megabyte], 4],
    [[0], 1],
  ])("of packs with %j bytes are %i, each a share of the units", async (bytes, slices) => {
    const packs = bytes.map((one, day) => pack(cards(day + 1), { bytes: one }));
    const lake = { datasetsOf: async () => ["cards"], packsOf: async () => packs };
    const chains = await chainsOf(replay, source, lake);
    expect(chains.map((chain) => [chain.slice, chain.slices])).toEqual(
      Array.from({ length: slices }, (_none, slice) => [slice, slices]),
    );
  });
});

describe("[LAKE-6] what a chain wants of a pack", () => {
  const moment = (second: number) => `2026-02-01T06:00:0${second}.000Z`;
  const line = (name: string, second: number, unit = "base1") =>
    ({ unit, name, requestedAt: moment(second) }) as BronzeLine;
  const lines = [line("set", 1), line("card", 2), line("set", 3), line("set", 2, "base2")];
  const read = (more: object = {}, chain: Partial<Chain> = {}, seen: readonly string[] = []) =>
    readPackOfChain(
      cards(1),
      { replay: { ...replay, ...more }, chain: aChain(chain), seen: new Set(seen) },
      { readPack: async () => lines },
    );
  const numbers = ({ lines: found }: Awaited<ReturnType<typeof read>>) =>
    found.map(({ number }) => number).sort();
  const mark = (name: string, unit = "base1") => markOf(`${unit}\n${name}`);

  test("is the newest answer to each request, that no later pack has answered", async () => {
    const all = await read();
    expect(numbers(all)).toEqual([1, 2, 3]);
    expect(all.requests).toEqual([mark("set"), mark("card"), mark("set", "base2")]);
    expect(all.lines[0]).toEqual({ key: cards(1), number: 2, line: lines[2] });
    const left = await read({}, {}, [mark("set")]);
    expect([numbers(left), left.requests.length]).toEqual([[1, 3], 2]);
  });

  test("is of its units", async () => {
    expect(numbers(await read({ units: ["base2"] }))).toEqual([3]);
  });

  test("is of its share of the units, and each has its place in one", async () => {
    const shares = await Promise.all([0, 1, 2].map((slice) => read({}, { slice, slices: 3 })));
    expect(shares.flatMap(numbers).sort()).toEqual([1, 2, 3]);
  });

  test("is in its time, and what is newer is known to be when it writes silver", async () => {
    const early = await read({ from: moment(2), until: moment(3) });
    expect(numbers(early)).toEqual([1, 3]);
    expect(early.requests).toHaveLength(3);
    const shadow = await read({ target: "shadow", until: moment(3) });
    expect(numbers(shadow)).toEqual([0, 1, 3]);
    expect(numbers(await read({ target: "shadow", from: moment(3) }))).toEqual([2]);
  });

  test("is every answer when lists are read, from its time on, and until its end for a shadow", async () => {
    const lists = { phase: "lists" as const };
    expect(numbers(await read({}, lists))).toEqual([0, 1, 2, 3]);
    expect(numbers(await read({ from: moment(2), until: moment(3) }, lists))).toEqual([1, 2, 3]);
    const shadow = { target: "shadow", from: moment(2), until: moment(3) };
    expect(numbers(await read(shadow, lists))).toEqual([1, 3]);
    expect((await read({}, lists)).requests).toEqual([]);
  });

  test("is remembered of no pack that tells no time: there the store knows what is newest", async () => {
    const old = await readPackOfChain(
      oldCards(1),
      { replay, chain: aChain(), seen: new Set() },
      { readPack: async () => lines },
    );
    expect([numbers(old), old.requests]).toEqual([[1, 2, 3], []]);
  });

  test("is nothing where it cannot be read, and its trouble is told", async () => {
    const broken = (error: Error) =>
      readPackOfChain(
        cards(1),
        { replay, chain: aChain(), seen: new Set() },
        {
          readPack: async () => {
            throw error;
          },
        },
      );
    expect(await broken(new MessageError("permanent", "It is no pack."))).toEqual({
      ...{ lines: [], requests: [], trouble: "It is no pack." },
    });
    for (const error of [new MessageError("transient", "S3 is away."), new TypeError("Oh no.")]) {
      await expect(broken(error)).rejects.toThrow(error.message);
    }
  });
});

describe("[LAKE-6] answers that are read again", () => {
  const told = reading({
    "card:0": [record("a"), record("list a", "members")],
    "card:1": [record("b")],
    "card:2": [record("c")],
  });
  const given = () => {
    const { handed, deps } = taking((own) => ({
      ...{ unchanged: 1, older: 2, items: own.map(({ sourceId }) => `item ${sourceId}`) },
    }));
    const lists: string[] = [];
    deps.recorders.set("members", {
      ...{ kind: "members", takesLate: true },
      async record(own) {
        lists.push(...own.map(({ sourceId }) => sourceId));
        return { ...noReplayFigures, refused: [], cards: 0, drifted: 0 };
      },
    });
    return { handed, lists, deps };
  };
  const early = { requestedAt: "2026-02-01T05:00:00.000Z" };
  const lines = [lineAt(0), lineAt(1, early), lineAt(2, { unit: "base2" })];

  test("give all but lists first, unit by unit in the order of their time", async () => {
    const { handed, lists, deps } = given();
    const done = await replayLines(lines, { source: told, phase: "newest" }, deps);
    expect(handed.map((own) => own.map(({ sourceId }) => sourceId)).sort()).toEqual([
      ["b", "a"],
      ["c"],
    ]);
    expect(lists).toEqual([]);
    expect(done).toMatchObject({ written: 3, unchanged: 2, older: 4, hasLists: true });
    expect(done.items.toSorted()).toEqual(["item a", "item b", "item c"]);
  });

  test("give lists alone then, and tell that there are some", async () => {
    const { handed, lists, deps } = given();
    await replayLines(lines, { source: told, phase: "lists" }, deps);
    expect([handed, lists]).toEqual([[], ["list a"]]);
    const none = await replayLines(lines.slice(1), { source: told, phase: "newest" }, deps);
    expect(none.hasLists).toBe(false);
  });
});

test("a replay that found no answer says so, and one that could not use what it found does not", () => {
  const read = (more: object) => aChain({ figures: { ...noReplayFigures, packs: 3, ...more } });
  expect(reasonIfEmpty([read({}), read({})]).reason).toMatch(/so there was nothing to do\.$/);
  expect(reasonIfEmpty([]).reason).toBeDefined();
  expect(reasonIfEmpty([read({}), read({ lines: 1 })])).toEqual({});
  expect(reasonIfEmpty([read({ rejected: 1 })])).toEqual({});
});

test("a message that was overtaken comes back a little later, and any other at once", () => {
  const going = { replay } as Going;
  expect(comeBack(going, "overtaken")).toMatchObject({
    ...{ afterSeconds: 5, report: { replayId: "R", outcome: "overtaken" } },
  });
  expect(comeBack(going, "paused")).toMatchObject({
    ...{ afterSeconds: 0, report: { replayId: "R", outcome: "paused" } },
  });
});
