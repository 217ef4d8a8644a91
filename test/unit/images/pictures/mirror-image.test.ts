import { beforeEach, describe, expect, test } from "vitest";
import { pictureUrl } from "#functions/images/pictures/card-picture.ts";
import { checkBudget } from "#functions/images/pictures/check-budget.ts";
import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { mirrorImage } from "#functions/images/pictures/mirror-image.ts";
import type { PictureCheck } from "#functions/images/pictures/picture-check.ts";
import type { PictureAnswer } from "#functions/images/pictures/picture-source.ts";
import { PrintingId } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { paperImaging, paperPicture, tableSource } from "#test/fakes/paper-drawing.ts";

const printingId = PrintingId.parse("pokemon:en:base1-4");
const sourceUrl = "https://pictures.test/base1/4/high.webp";
const day = 86_400_000;
const first = paperPicture("first");
const second = paperPicture("second");

let nowMs: number;
let ports: ReturnType<typeof freshPorts>;
const freshPorts = () => ({
  records: memoryImageRecords(),
  archive: memoryImageStore(),
  source: tableSource(),
  imaging: paperImaging(),
  hosting: hostingOf([]),
  clock: () => new Date(nowMs),
});
beforeEach(() => {
  nowMs = Date.parse("2026-02-01T06:00:00.000Z");
  ports = freshPorts();
});

const check = (one: PictureCheck) => mirrorImage(one, checkBudget(60_000, ports.clock), ports);
const recorded = async () => (await ports.records.find([printingId])).get(printingId);

/** Checks the picture when the source answers so; a week after the check before. */
async function checked(answer: PictureAnswer | Buffer) {
  nowMs += 7 * day;
  ports.source.answers.set(sourceUrl, answer);
  const mirrored = await check({ printingId, sourceUrl });
  return { mirrored, record: await recorded() };
}

describe("[IMG-1] what a check finds", () => {
  const absent = { kind: "absent" } as const;
  const unusable = { kind: "unusable", reason: "It is too long." } as const;
  const page = Buffer.from("<html>");

  test.each([
    { name: "a first picture", answers: [first], status: "present", version: 1, last: first },
    { name: "the same", answers: [first, first], status: "present", version: 1, last: first },
    { name: "a change", answers: [first, second], status: "present", version: 2, last: second },
    { name: "none", answers: [absent], status: "missing", version: 0 },
    { name: "none any more", answers: [first, absent], status: "missing", version: 1, last: first },
    { name: "one again", answers: [absent, first], status: "present", version: 1, last: first },
    { name: "something else", answers: [page], status: "broken", version: 0 },
    { name: "too much", answers: [unusable], status: "broken", version: 0 },
    { name: "a page later", answers: [first, page], status: "broken", version: 1, last: first },
    {
      name: "back and forth",
      answers: [first, second, first],
      status: "present",
      version: 3,
      last: first,
    },
  ])(
    "$name is recorded as $status, version $version",
    async ({ answers, last, status, version }) => {
      for (const answer of answers) await checked(answer);
      const record = await recorded();
      expect(record).toMatchObject({ status, version, checkedAt: new Date(nowMs).toISOString() });
      expect(record?.sha256).toBe(last && sha256(last));
    },
  );
});

test("a picture is stored with its cells before it is recorded, and never twice", async () => {
  await checked(first);
  expect(ports.archive.originals()).toEqual([sha256(first)]);
  for (const quality of ["high", "medium", "low"] as const) {
    const hash = (await recorded())?.sha256;
    expect(hash && (await ports.archive.cell(hash, quality))).toBeDefined();
  }
  await checked(second);
  expect(ports.archive.originals()).toEqual([sha256(first), sha256(second)]);
});

test("what is no picture is neither stored nor shown", async () => {
  const { record } = await checked(Buffer.from("<html>not found</html>"));
  expect(ports.archive.originals()).toEqual([]);
  expect(record).toMatchObject({ status: "broken", reason: expect.stringContaining("no picture") });
});

test("that a source does not answer is recorded, and the picture stays", async () => {
  const { record: before } = await checked(first);
  const { record } = await checked({ kind: "failed", reason: "It sleeps." });
  expect(record).toMatchObject({
    ...{ status: "unreachable", reason: "It sleeps.", badAnswers: 1 },
    ...{ sha256: before?.sha256, etag: before?.etag, version: 1 },
  });
});

test("a picture of no bytes, and one that breaks the decoder, cost the good one nothing", async () => {
  const { record: before } = await checked(first);
  expect((await checked(Buffer.alloc(0))).record).toMatchObject({
    ...{ status: "broken", sha256: before?.sha256 },
  });
  ports.imaging.derive = async () => {
    throw new TypeError("The library below has a fault.");
  };
  const { record } = await checked(second);
  expect(record).toMatchObject({ status: "broken", sha256: before?.sha256, badAnswers: 2 });
});

test("[IMG-1] that nothing changed says nothing to whoever never had the picture", async () => {
  expect((await checked({ kind: "unchanged" })).record).toMatchObject({
    ...{ status: "broken", badAnswers: 1, reason: expect.stringContaining("304") },
  });
});

test("a repair that is told that nothing changed has repaired nothing", async () => {
  await checked(first);
  ports.source.answers.set(sourceUrl, { kind: "unchanged" });
  await check({ printingId, sourceUrl, isRepair: true });
  expect(await recorded()).toMatchObject({ status: "broken", version: 1 });
});

test("a fault of the archive is no fault of the picture", async () => {
  ports.archive.keepOriginal = async () => {
    throw new Error("The bucket is away.");
  };
  await expect(checked(first)).rejects.toThrow("away");
  expect(await recorded()).toBeUndefined();
});

test("a picture that has moved for good is asked for where it is, until it is not there", async () => {
  const newUrl = "https://pictures.test/moved.webp";
  const picture = { kind: "picture", bytes: first, movedTo: newUrl } as const;
  expect((await checked(picture)).record?.movedTo).toBe(newUrl);
  ports.source.answers.set(newUrl, second);
  expect((await checked(first)).record).toMatchObject({ version: 2, movedTo: newUrl });
  ports.source.answers.delete(newUrl);
  const { record } = await checked(first);
  expect(record).toMatchObject({ status: "present", version: 3 });
  expect(record?.movedTo).toBeUndefined();
  const asked = ports.source.asked.map((url) => (url === newUrl ? "new" : "old"));
  expect(asked).toEqual(["old", "new", "new", "old"]);
});

test("two checks at once store one picture and write one record", async () => {
  ports.source.answers.set(sourceUrl, first);
  const wanted = { printingId, sourceUrl };
  const both = await Promise.all([check(wanted), check(wanted)]);
  expect(both[0]).toEqual(both[1]);
  expect(ports.records.writes()).toBe(1);
});

test("what somebody else has checked meanwhile is not asked for again", async () => {
  const { record } = await checked(first);
  const mirrored = await check({ printingId, sourceUrl });
  expect(mirrored).toEqual({ outcome: "checked", record });
  expect(ports.source.asked).toHaveLength(1);
});

test("a repair makes the cells anew, although the picture has not changed", async () => {
  const { record } = await checked(first);
  const hash = record?.sha256 ?? "";
  ports.archive.put(hash, "low", Buffer.from("rubbish"));
  await check({ printingId, sourceUrl, isRepair: true });
  expect(Buffer.from((await ports.archive.cell(hash, "low")) ?? []).toString()).toMatch(
    /^cell low/,
  );
  expect((await recorded())?.version).toBe(1);
});

test("the best picture is asked for", () => {
  const wide = { size: "large", widthPx: 600, url: "https://pictures.test/wide" };
  const narrow = { size: "small", widthPx: 245, url: "https://pictures.test/narrow" };
  const other = { size: "other", url: "https://pictures.test/other" };
  const last = { size: "last", url: "https://pictures.test/last" };
  expect(pictureUrl({ images: [narrow, wide, other] })).toBe(wide.url);
  expect(pictureUrl({ images: [wide, narrow] })).toBe(wide.url);
  expect(pictureUrl({ images: [other, last] })).toBe(last.url);
  expect(pictureUrl({ images: [] })).toBeUndefined();
});
