import { describe, expect, test } from "vitest";
import { newestLines } from "#functions/sources/normalizing/newest-lines.ts";
import { recordLines, recordOf } from "#functions/sources/normalizing/record-lines.ts";
import type { BronzeLine } from "#schemas/storage/lake.ts";
import { OutOfTime } from "#shared/kernel/deadline.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { RecordToTake } from "#shared/kernel/recorder.ts";
import { at, key, reading, record, reject, taking } from "#test/support/sources/told-lines.ts";

test("[LAKE-1] a record says in which answer, and where in it, it came", async () => {
  const { handed, deps } = taking();
  const source = reading({ "card:0": [record("a"), record("b", "card", 7)] });
  await recordLines([at(0)], source, deps);
  const provenance = {
    ...{ source: "tcgdex", observedAt: "2026-02-01T06:00:00.000Z", bronzeKey: key },
    ...{ bronzeLine: 0, bodySha256: "a".repeat(64) },
  };
  expect(handed).toMatchObject([
    [
      { sourceId: "a", value: { id: "a" }, provenance },
      { sourceId: "b", provenance: { ...provenance, record: 7 } },
    ],
  ]);
  expect(handed[0]?.[0]?.provenance).not.toHaveProperty("record");
});

test("[LAKE-6] of a kind that nobody takes, every record is doubted, and none is taken for gone", async () => {
  const { deps } = taking();
  const source = reading({ "card:0": [record("a", "price"), record("b", "price"), record("c")] });
  const done = await recordLines([at(0)], source, deps);
  expect(done.doubts).toEqual(["record\ntcgdex\na", "record\ntcgdex\nb"]);
  expect(done.unfit.map(({ reason }) => reason)).toEqual([
    ...['Nobody takes records of the kind "price".', 'Nobody takes records of the kind "price".'],
  ]);
  expect(done).toMatchObject({ written: 1, fruitless: [] });
});

test("[ING-7] what does not fit of an answer is told with its place, and hurts no other", async () => {
  const refused = (own: readonly RecordToTake[]) => ({
    written: 1,
    refused: own.flatMap(({ sourceId }, place) =>
      sourceId === "bad" ? [{ at: place, reason: "name: it is none." }] : [],
    ),
  });
  const { deps } = taking(refused);
  const lines = [at(0), at(1), at(2), at(3)];
  const source = reading({
    "card:0": [record("good"), reject("[3]")],
    "card:1": [reject("$")],
    "card:2": [new MessageError("permanent", "It is no JSON.")],
    "card:3": [record("bad")],
  });
  const done = await recordLines(lines, source, deps);
  expect(done.unfit.map(({ at: { number }, reason }) => [number, reason])).toEqual([
    [0, "[3]: It is none."],
    [1, "$: It is none."],
    [2, "card:2: It is no JSON."],
    [3, "bad: name: it is none."],
  ]);
  expect(done.fruitless.map(({ number }) => number)).toEqual([1, 2, 3]);
  // Of an answer that gave something, any other of its data set may be the part that does not fit.
  expect(done.doubts).toEqual([
    ...["folder\nsets\nen", `line\n${key}\n1`, `line\n${key}\n2`, "record\ntcgdex\nbad"],
  ]);
});

test("a fault of our own is no answer that does not fit", async () => {
  const { deps } = taking();
  const source = reading({ "card:0": [new TypeError("It is no function.")] });
  await expect(recordLines([at(0)], source, deps)).rejects.toThrow(TypeError);
});

test("records that nobody asks for are left alone, and their answer is no misfit", async () => {
  const { handed, deps } = taking();
  const source = reading({ "card:0": [record("a"), reject("[1]")] });
  const done = await recordLines([at(0)], source, deps, () => false);
  expect(handed).toEqual([]);
  expect(done.fruitless).toEqual([]);
});

test("[OPS-8] no more than a thousand records are in memory at once, and all are counted", async () => {
  const { handed, deps } = taking((own) => ({
    items: [`item of ${own.length}`],
    cards: own.length,
  }));
  const source = reading({
    "card:0": Array.from({ length: 2_500 }, (_none, one) => record(`${one}`)),
  });
  const done = await recordLines([at(0)], source, deps);
  expect(handed.map(({ length }) => length)).toEqual([1000, 1000, 500]);
  expect(done).toMatchObject({ written: 2_500, cards: 2_500 });
  expect(done.items).toEqual(["item of 1000", "item of 1000", "item of 500"]);
});

test("[ING-7] which fields are not as described is counted by data set", async () => {
  const { deps } = taking(() => ({
    drifted: 1,
    drift: [{ at: 0, fields: ["unknown_field foil"] }],
  }));
  const done = await recordLines([at(0)], reading({ "card:0": [record("a")] }), deps);
  expect(done.drifted).toBe(1);
  expect(JSON.stringify(done.drift)).toContain("unknown_field foil");
});

test("[ING-2] of each request the newest answer counts that came until then, and no other's", async () => {
  const moment = (second: number) => `2026-02-01T06:00:0${second}.000Z`;
  const asked = [at(0, { requestedAt: moment(1) }), at(1, { requestedAt: moment(1) })];
  const packs: Record<string, BronzeLine[]> = {
    later: [
      at(0, { requestedAt: moment(3), sha256: "b".repeat(64) }).line,
      at(9, { requestedAt: moment(3) }).line,
      at(1, { requestedAt: moment(0) }).line,
    ],
    middle: [at(0, { requestedAt: moment(2) }).line],
  };
  const until: string[] = [];
  const lake = {
    readPack: async (name: string) => packs[name] ?? [],
    async packsAfter(after: string, moment: string) {
      until.push(after, moment);
      return Object.keys(packs);
    },
  };
  const newest = await newestLines(asked, moment(3), lake);
  expect(newest).toEqual([{ key: "later", number: 0, line: packs["later"]?.[0] }, asked[1]]);
  expect(until).toEqual([key, moment(3)]);
  expect(await newestLines([], moment(3), lake)).toEqual([]);
});

test("a kind that takes many at once is handed all of an answer together, and counted apart", async () => {
  const { handed, deps } = taking((own) => ({
    drift: own.map((_one, at) => ({ at, fields: [] })),
  }));
  const many = Array.from({ length: 2_500 }, (_none, place) =>
    record(String(place), "price", place),
  );
  const [card] = [...deps.recorders.values()];
  if (!card) throw new Error("There is no recorder.");
  const price = { ...card, kind: "price", atOnce: 2_000, isCountedApart: true as const };
  const recorders = new Map([...deps.recorders, ["price", price]]);
  const source = reading({ "card:0": [record("a"), ...many] });
  const { drift } = await recordLines([at(0)], source, { ...deps, recorders });
  expect(handed.map(({ length }) => length)).toEqual([2_000, 1, 500]);
  expect(drift).toEqual({ sets: 1, "sets:price": 2_500 });
});

test("[LAKE-1] the record of one thing is found in the answer that it came in", async () => {
  const { deps } = taking();
  const of = (sourceId: string, told = [reject("[0]"), record("a"), record("b", "card", 2)]) =>
    recordOf(at(0), { source: reading({ "card:0": told }), lake: deps.lake, sourceId });
  expect(await of("b")).toMatchObject({ sourceId: "b", provenance: { record: 2, bronzeKey: key } });
  expect(await of("c")).toBeUndefined();
  expect(await of("a", [])).toBeUndefined();
});

describe("records that a deadline is too near for", () => {
  const source = reading({ "card:0": [record("a"), record("b")] });

  test("are left for another time, if something was written in this one", async () => {
    const { deps } = taking(() => ({ written: 1, left: 3 }));
    await expect(recordLines([at(0)], source, deps)).rejects.toThrow(OutOfTime);
  });

  test("cost a try where nothing was written, so that they come to an end", async () => {
    const { deps } = taking(() => ({ written: 0, left: 3 }));
    const late = recordLines([at(0)], source, deps);
    await expect(late).rejects.toMatchObject({ errorClass: "transient" });
  });

  test("are left without a try after others of the same answer were written", async () => {
    const told = Array.from({ length: 1_001 }, (_none, at) => record(String(at)));
    const { deps } = taking((own) => (own.length > 1 ? {} : { written: 0, left: 1 }));
    const late = recordLines([at(0)], reading({ "card:0": told }), deps);
    await expect(late).rejects.toThrow(OutOfTime);
  });
});
