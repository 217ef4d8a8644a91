import { describe, expect, test } from "vitest";
import { Language } from "#schemas/values.ts";
import { claimOf, mapOf, priceRecord, recording } from "#test/support/prices/price-records.ts";

const observedAt = "2026-02-01T20:05:00.000Z";

test("[PRC-1] a price is a point of its printing, variant, source and currency, and names its answer", async () => {
  const { recorder, history } = recording();
  const taken = await recorder.record([priceRecord({}, { observedAt, bronzeLine: 7 })]);
  expect(taken).toMatchObject({ written: 1, unchanged: 0, older: 0, refused: [] });
  expect(taken.drift).toEqual([{ at: 0, fields: [] }]);
  expect(await history()).toEqual([
    {
      key: { variant: "holo", source: "tcgplayer", currency: "USD", languages: "any" },
      points: [
        {
          day: "2026-02-01",
          columns: { low: 29_900, market: 39_950 },
          observed: { atMs: Date.parse(observedAt), pack: 0, line: 7 },
        },
      ],
    },
  ]);
});

test("what comes through another source is a series of its own", async () => {
  const { recorder, history } = recording();
  await recorder.record([
    priceRecord({}, { observedAt }),
    priceRecord({}, { observedAt, source: "tcgdex" }),
  ]);
  const sources = (await history()).map(({ key }) => key.source);
  expect(sources).toEqual(["tcgdex-tcgplayer", "tcgplayer"]);
});

test("[PRC-1] nothing and 0 are no price, and never take the place of one", async () => {
  const { recorder, history } = recording();
  await recorder.record([priceRecord({}, { observedAt })]);
  const later = { observedAt: "2026-02-01T21:00:00.000Z" };
  const taken = await recorder.record([
    priceRecord({ columns: {} }, later),
    priceRecord({ columns: { market: 0, low: 0, high: 99_900 } }, later),
  ]);
  expect(taken).toMatchObject({ written: 0, refused: [] });
  expect(taken.drift?.map(({ fields }) => fields)).toEqual([
    ["no_price tcgplayer"],
    ["no_price tcgplayer"],
  ]);
  expect((await history())[0]?.points).toHaveLength(1);
});

test("the day is what the body states, unless that has not come or was before cards were sold", async () => {
  const { recorder, history } = recording();
  const taken = await recorder.record([
    priceRecord({ statedOn: "2026-01-30" }, { observedAt }),
    priceRecord({ statedOn: "2026-02-02", subType: "Normal" }, { observedAt }),
    priceRecord({ statedOn: "1970-01-01", subType: "Reverse Holofoil" }, { observedAt }),
  ]);
  const days = (await history()).map(({ key, points }) => [key.variant, points[0]?.day]);
  expect(days).toEqual([
    ["holo", "2026-01-30"],
    ["normal", "2026-02-01"],
    ["reverse", "2026-02-01"],
  ]);
  expect(taken.drift?.flatMap(({ fields }) => fields)).toEqual([
    "unknown_variant tcgplayer: Normal",
    "stated_in_future tcgplayer",
    "unknown_variant tcgplayer: Reverse Holofoil",
    "stated_long_ago tcgplayer",
  ]);
});

test("[CAT-3] a product that several cards claim has a price of none of them, and is counted", async () => {
  const both = [claimOf("base1-4", ["holo"]), claimOf("base1-5", ["holo"])];
  const { recorder, books } = recording(mapOf({ "tcgplayer:42382": both }));
  const taken = await recorder.record([priceRecord()]);
  expect(taken).toMatchObject({ written: 0, refused: [] });
  expect(taken.drift).toEqual([{ at: 0, fields: ["crosswalk_conflict tcgplayer"] }]);
  expect(books.counts.puts).toBe(0);
});

test("of cards in several languages that claim a product those count in whose languages it is sold", async () => {
  const claims = [claimOf("base1-4", ["holo"], ["de", "en"]), claimOf("pmcg1-6", ["holo"], ["ja"])];
  const map = mapOf({ "tcgplayer:42382": claims, "tcgplayer:7": claims.slice(0, 1) });
  const { recorder, history } = recording(map);
  await recorder.record([
    priceRecord({ languages: [Language.parse("ja")] }),
    // Sold in a language that the catalogue has not: it is the card all the same.
    priceRecord({ productId: "7", languages: [Language.parse("fr")] }),
  ]);
  const languages = async (id: string) => (await history(id)).map(({ key }) => key.languages);
  expect(await languages("pokemon:pmcg1-6")).toEqual(["ja"]);
  expect(await languages("pokemon:base1-4")).toEqual(["fr"]);
});

test("what is no card of ours, or nobody can know of yet, is counted and not refused", async () => {
  const { recorder } = recording();
  const taken = await recorder.record([priceRecord({ productId: "1" })]);
  expect(taken.refused).toEqual([]);
  expect(taken.drift).toEqual([{ at: 0, fields: ["price_without_product tcgplayer"] }]);
  const { recorder: early } = recording("none");
  const before = await early.record([priceRecord()]);
  expect(before.drift).toEqual([{ at: 0, fields: ["price_without_map pokemon"] }]);
});

test("what is no price, or of a shop or a game that nobody knows, is refused with its reason", async () => {
  const { recorder } = recording();
  const { refused, written } = await recorder.record([
    priceRecord({ columns: { market: 1.5 } }),
    priceRecord({ shop: "bazaar" }),
    priceRecord({ game: "marbles" }),
    priceRecord(),
  ]);
  expect(refused.map(({ at }) => at)).toEqual([0, 1, 2]);
  expect(refused.map(({ reason }) => reason).join("\n")).toMatch(
    /It is no price: [\s\S]*shop that nobody knows: bazaar\.\nIts game is none of .*: marbles\./,
  );
  expect(written).toBe(1);
});

test("a book is written once for all that comes of its set together", async () => {
  const claims = {
    "tcgplayer:1": [claimOf("base1-1", ["holo"])],
    "tcgplayer:2": [claimOf("base1-2", ["holo"])],
  };
  const { recorder, books } = recording(
    mapOf({ ...claims, "tcgplayer:3": [claimOf("base2-1", ["holo"])] }),
  );
  const records = ["1", "2", "3"].map((productId) => priceRecord({ productId }));
  await recorder.record(records);
  expect(books.counts).toMatchObject({ puts: 2, pointers: 2 });
  expect(await recorder.record(records)).toMatchObject({ written: 0, unchanged: 3 });
  expect(books.counts).toMatchObject({ puts: 2, pointers: 2 });
});

describe("[PRC-1] prices of many sets, for which one worker has not the time", () => {
  const sets = ["base1", "base2", "base3"];
  const map = mapOf(
    Object.fromEntries(
      sets.map((set, at) => [`tcgplayer:${at + 1}`, [claimOf(`${set}-4`, ["holo"])]]),
    ),
  );
  const all = sets.map((_set, at) => priceRecord({ productId: String(at + 1) }, { observedAt }));
  const lateBy = (leftMs: number) => ({ leftMs: () => leftMs });

  test("are left for another time, which goes on from where the first one ended", async () => {
    const { recorder, history } = recording(map);
    expect(await recorder.record(all, lateBy(1_000))).toMatchObject({ written: 2, left: 1 });
    const there = await Promise.all(sets.map((set) => history(`pokemon:${set}-4`)));
    expect(there.map((series) => series.length)).toEqual([1, 1, 0]);
    const taken = await recorder.record(all, lateBy(1_000));
    expect(taken).toMatchObject({ written: 1, unchanged: 2 });
    expect(taken).not.toHaveProperty("left");
  });

  test("are taken at once where there is time", async () => {
    const { recorder } = recording(map);
    const taken = await recorder.record(all, lateBy(60_000));
    expect(taken).toMatchObject({ written: 3 });
    expect(taken).not.toHaveProperty("left");
  });
});

test("as long as there is no map, one look for it is enough for all prices that are taken together", async () => {
  const { recorder, looks } = recording("none");
  const taken = await recorder.record(
    Array.from({ length: 1_000 }, () => priceRecord({}, { observedAt })),
  );
  expect(taken.drift?.every(({ fields }) => fields[0] === "price_without_map pokemon")).toBe(true);
  expect(looks()).toBe(1);
});
