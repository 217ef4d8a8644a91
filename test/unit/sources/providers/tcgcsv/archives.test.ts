import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyOfBytes } from "#functions/sources/port/body.ts";
import { archiveDayOf } from "#functions/sources/providers/tcgcsv/archives.ts";
import { tcgcsv } from "#functions/sources/providers/tcgcsv.ts";
import { outcomesOf } from "#test/support/sources/outcomes.ts";
import { type ArchiveToMake, archiveOf, sevenZip } from "#test/support/workers/seven-zip.ts";

const host = "http://upstream.test/tcgcsv";
const source = tcgcsv(host, sevenZip);
const day = "2024-02-08";
const unit = `archive/${day}`;
const rows = (...productIds: number[]) =>
  JSON.stringify({
    ...{ success: true, errors: [] },
    results: productIds.map((productId) => ({
      ...{ productId, lowPrice: 1, midPrice: 2, highPrice: 9, marketPrice: productId / 100 },
      ...{ directLowPrice: null, subTypeName: "Normal" },
    })),
  });
const good = {
  [`${day}/1/1/prices`]: rows(1),
  [`${day}/readme`]: "",
  [`${day}/3/604/prices`]: rows(604, 605),
  [`${day}/3/1663/prices`]: rows(1663),
  [`${day}/68/17698/prices`]: rows(17_698),
};

const read = (bytes: Buffer, of = unit) =>
  outcomesOf(
    source.records(
      { unit: of, dataset: "archives", name: "archive", url: "", body: bodyOfBytes(bytes) },
      { day: "2026-02-01" },
    ),
  );

test("[PRC-2] an archive gives the prices of our games under its own day, each record once", async () => {
  const { prices, rejects, records } = await read(await archiveOf({ files: good }));
  const told = prices.map(([, { game, productId, statedOn, columns }]) => [
    ...[game, productId, statedOn, columns.market],
  ]);
  expect(told.toSorted()).toEqual([
    ["onepiece", "17698", day, 17_698],
    ["pokemon", "1663", day, 1663],
    ["pokemon", "604", day, 604],
    ["pokemon", "605", day, 605],
  ]);
  expect(records.map(({ record }) => record)).toEqual([0, 1, 2, 3]);
  expect(rejects).toEqual([]);
});

test("[LAKE-6] the same archive gives the same records in the same order, and days begin at different groups", async () => {
  const files = (of: string) =>
    Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((id) => [`${of}/3/${id}/prices`, rows(id)]));
  const orderOf = async (of: string) => {
    const { prices } = await read(await archiveOf({ files: files(of) }), `archive/${of}`);
    return prices.map(([, { productId }]) => productId).join("");
  };
  const orders = await Promise.all(["2024-02-08", "2024-02-09", "2024-02-10"].map(orderOf));
  expect(new Set(orders).size).toBe(3);
  expect(await orderOf("2024-02-08")).toBe(orders[0]);
  for (const order of orders) expect("1234567812345678").toContain(order);
});

test("[ING-7] a group that cannot be read costs itself only", async () => {
  const files = { ...good, [`${day}/3/604/prices`]: "<Error/>", [`${day}/3/7/prices`]: "" };
  const { prices, rejects } = await read(await archiveOf({ files }));
  expect(prices).toHaveLength(2);
  expect(rejects.toSorted()).toEqual([
    expect.stringMatching(/^3\/604: /),
    expect.stringMatching(/^3\/7: /),
  ]);
});

const other = { [`${day}/68/1/other`]: "x" };
const big = new Uint8Array(17 * 1024 * 1024);
const bad: readonly [string, ArchiveToMake, RegExp][] = [
  [
    "of another day",
    { files: { "2024-02-09/3/1/prices": rows(1) } },
    /2024-02-09, which is not of/,
  ],
  [
    "with a second day",
    { files: { ...good, "2024-02-09/3/1/prices": rows(1) } },
    /not of that day/,
  ],
  ["of nothing", { files: {}, options: ["-m0=PPMd"] }, /no prices of the categories 3 and 68/],
  [
    "without our games",
    { files: { [`${day}/1/1/prices`]: rows(1) } },
    /no prices of the categories/,
  ],
  ["without prices", { files: other }, /no prices of the categories/],
  [
    "with a path that leads outside",
    { files: good, renamed: { [`${day}/3/604/prices`]: "../../etc/passwd" } },
    /holds \.\.\/\.\.\/etc\/passwd, which is not of that day/,
  ],
  [
    "with a path that leads outside of its day",
    { files: good, renamed: { [`${day}/3/604/prices`]: `${day}/../x` } },
    /holds 2024-02-08\/\.\.\/x/,
  ],
  ["that is encrypted", { files: good, options: ["-m0=PPMd", "-psecret"] }, /is encrypted/],
  [
    "whose names are encrypted",
    { files: good, options: ["-m0=PPMd", "-psecret", "-mhe=on"] },
    /Cannot open encrypted archive/,
  ],
  ["packed otherwise", { files: good, options: ["-m0=LZMA2"] }, /is packed with LZMA2/],
  [
    "with a file that is too large",
    { files: { ...good, [`${day}/3/604/prices`]: big } },
    /3\/604\/prices has 17825792 bytes, more than 16777216/,
  ],
  [
    "with a link in the place of a file",
    {
      files: good,
      options: ["-m0=PPMd", "-snl"],
      prepare: (files) => files.symlink("/dev/urandom", `${day}/3/link`),
      renamed: { [`${day}/3/link`]: `${day}/3/9/prices` },
    },
    /3\/9\/prices does not have the \d+ bytes|cannot be read/,
  ],
];
test.each(bad)("[ING-7] an archive %s gives nothing but its reason", async (_, made, reason) => {
  const bytes = await archiveOf(made);
  await expect(read(bytes)).rejects.toMatchObject({
    errorClass: "permanent",
    message: expect.stringMatching(reason),
  });
});

test.each([
  ["nothing", Buffer.alloc(0), /cannot be read/],
  ["a page", Buffer.from("<html>Not Found</html>"), /Is not archive/],
  ["too many bytes", Buffer.alloc(33 * 1024 * 1024), /more than 33554432 bytes/],
])("[ING-7] %s is no archive", async (_, bytes, reason) => {
  await expect(read(bytes)).rejects.toMatchObject({
    errorClass: "permanent",
    message: expect.stringMatching(reason),
  });
});

test("[ING-7] an archive that is cut or damaged anywhere gives its prices or a reason, and never others", async () => {
  const whole = await archiveOf({ files: good });
  const all = JSON.stringify((await read(whole)).prices);
  const damage = fc.oneof(
    fc.nat(whole.length - 1).map((at) => whole.subarray(0, at)),
    fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ by;
      return bytes;
    }),
  );
  await fc.assert(
    fc.asyncProperty(damage, async (bytes) => {
      const told = await read(bytes).catch((error: unknown) => error);
      if (told instanceof Error) expect(told).toMatchObject({ errorClass: "permanent" });
      else expect(JSON.stringify((told as Awaited<ReturnType<typeof read>>).prices)).toBe(all);
    }),
    { numRuns: 60 },
  );
});

test.each([
  "archive/2024-02-07",
  "archive/2024-02-30",
  "archive/",
  "3/604",
  "archive/2024-02-08/3",
])("%s is no day of which there is an archive", (one) => expect(archiveDayOf(one)).toBeUndefined());

test("[ING-4] an archive that was cut on its way is asked for again, at a distance", async () => {
  const whole = await archiveOf({ files: good });
  const request = { url: `${host}/archive/tcgplayer/prices-2024-02-08.ppmd.7z` };
  const verdictOf = (bytes: Buffer) =>
    source.trouble?.({ requestedAt: "", durationMs: 1, status: 200, bytes }, request);
  expect(verdictOf(whole)).toBeUndefined();
  expect(verdictOf(Buffer.from("{}"))).toBeUndefined();
  for (const length of [6, 31, 32, whole.length - 1]) {
    expect(verdictOf(whole.subarray(0, length))).toMatchObject({
      failure: {
        errorClass: "transient",
        reason: expect.stringContaining(`ends after ${length} of `),
      },
    });
  }
});
