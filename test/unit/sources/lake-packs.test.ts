import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
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

test("a pack without lines is one", async () => {
  expect(await unpackedLines(key, gzipSync(""))).toEqual([]);
});
