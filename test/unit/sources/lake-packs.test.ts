import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { gatherObservations } from "#functions/sources/lake/gather-observations.ts";
import { unpackedLines } from "#functions/sources/lake/unpacked-lines.ts";

const key =
  "bronze/source=tcgdex/dataset=cards/year=2026/month=02/day=01/language=en/1-a.ndjson.gz";

test.each([
  ["is cut short", gzipSync('{"source":"tcgdex"}'.repeat(50)).subarray(0, 30)],
  ["is not packed", Buffer.from("{}\n")],
  ["holds half a line", gzipSync('{"source":"tcg')],
  ["holds what is no answer", gzipSync('{"source":"tcgdex"}\n')],
])("[LAKE-6] a pack that %s is no pack, however often it is read", async (_what, bytes) => {
  await expect(unpackedLines(key, bytes)).rejects.toMatchObject({
    errorClass: "permanent",
    message: expect.stringContaining(`${key} is no whole pack: `),
  });
});

test("what is wrong with a pack is told, with its cause", async () => {
  const trouble = await unpackedLines(key, gzipSync("{")).catch((error: Error) => error);
  expect(trouble).toMatchObject({ cause: expect.any(SyntaxError) });
});

test("a pack's lines are read, whether or not the last one has an end", async () => {
  const line = JSON.stringify({
    ...{ source: "tcgdex", dataset: "cards", language: "en", unit: "base1", name: "card:1" },
    request: { method: "GET", url: "http://cards.test/1" },
    ...{ requestedAt: "2026-02-01T06:00:00.000Z", durationMs: 3, runId: "run", day: "2026-02-01" },
    ...{ status: 200, headers: {}, sha256: "a".repeat(64), body: "{}" },
  });
  for (const text of [`${line}\n${line}\n`, `${line}\n\n${line}`]) {
    expect(await unpackedLines(key, gzipSync(text))).toHaveLength(2);
  }
});

test("[LAKE-4] observations of a day are gathered an hour after it, each source's by themselves", async () => {
  const recent = (source: string, day: number, time: string) =>
    `observations-recent/source=${source}/dataset=cards/year=2026/month=02/day=0${day}/${time}-en-a.ndjson.gz`;
  const parts = [recent("a", 1, "070000000"), recent("a", 1, "060000000"), recent("b", 1, "06")];
  const joined = new Map<string, readonly string[]>();
  const files = {
    recent: async () => [...parts, recent("a", 2, "000000000")],
    has: async (name: string) => joined.has(name),
    join: async (name: string, from: readonly string[]) => void joined.set(name, from),
  };
  const gather = (now: string) => gatherObservations({ files, clock: () => new Date(now) });
  const nothing = { gathered: 0, parts: 0 };
  expect(await gather("2026-02-02T00:59:59.999Z")).toEqual(nothing);
  expect(await gather("2026-02-02T01:00:00.000Z")).toEqual({ gathered: 2, parts: 3 });
  const gathered = (source: string) =>
    `observations/source=${source}/dataset=cards/year=2026/month=02/day=01/all.ndjson.gz`;
  expect(joined).toEqual(
    new Map([
      [gathered("a"), [parts[1], parts[0]]],
      [gathered("b"), [parts[2]]],
    ]),
  );
  expect(await gather("2026-02-02T02:00:00.000Z")).toEqual(nothing);
});

test("a pack without lines is one", async () => {
  expect(await unpackedLines(key, gzipSync(""))).toEqual([]);
});
