import { describe, expect, test } from "vitest";
import { chainsOf } from "#functions/sources/replaying/plan-chains.ts";
import { reasonIfEmpty } from "#functions/sources/replaying/reason-if-empty.ts";
import { type Chain, noReplayFigures, type Replay } from "#schemas/storage/replay-items.ts";
import {
  aChain,
  cards,
  de,
  folder,
  megabyte,
  pack,
  replay,
  source,
} from "#test/support/sources/packs-of-chains.ts";

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

test("a replay that found no answer says so, and one that could not use what it found does not", () => {
  const read = (more: object) => aChain({ figures: { ...noReplayFigures, packs: 3, ...more } });
  expect(reasonIfEmpty([read({}), read({})]).reason).toMatch(/so there was nothing to do\.$/);
  expect(reasonIfEmpty([]).reason).toBeDefined();
  expect(reasonIfEmpty([read({}), read({ lines: 1 })])).toEqual({});
  expect(reasonIfEmpty([read({ rejected: 1 })])).toEqual({});
});
