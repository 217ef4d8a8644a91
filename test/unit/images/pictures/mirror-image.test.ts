import { beforeEach, describe, expect, test } from "vitest";
import { isDue, pictureUrl } from "#functions/images/pictures/card-picture.ts";
import { mirrorImage } from "#functions/images/pictures/mirror-image.ts";
import { mirrorImages } from "#functions/images/pictures/mirror-images.ts";
import type { PictureAnswer } from "#functions/images/pictures/picture-source.ts";
import { PrintingId } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { paperImaging, paperPicture, tableSource } from "#test/fakes/paper-drawing.ts";
import { aCard, storeWith } from "#test/support/catalog.ts";

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
  clock: () => new Date(nowMs),
});
beforeEach(() => {
  nowMs = Date.parse("2026-02-01T06:00:00.000Z");
  ports = freshPorts();
});

const recorded = async () => (await ports.records.find([printingId])).get(printingId);

/** Checks the picture when the source answers so; a week after the check before. */
async function checked(answer: PictureAnswer | Buffer) {
  nowMs += 7 * day;
  ports.source.answers.set(sourceUrl, answer);
  const mirrored = await mirrorImage({ printingId, sourceUrl }, ports);
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

test("a source that does not answer changes nothing", async () => {
  const { record: before } = await checked(first);
  const answer = { kind: "failed", reason: "It sleeps.", retryAfterSeconds: 9 } as const;
  const { mirrored, record } = await checked(answer);
  expect(mirrored).toEqual({ outcome: "unreachable", reason: "It sleeps.", retryAfterSeconds: 9 });
  expect(record).toEqual(before);
});

test("two checks at once store one picture and write one record", async () => {
  ports.source.answers.set(sourceUrl, first);
  const check = { printingId, sourceUrl };
  const both = await Promise.all([mirrorImage(check, ports), mirrorImage(check, ports)]);
  expect(both[0]).toEqual(both[1]);
  expect(ports.records.writes()).toBe(1);
});

test("what somebody else has checked meanwhile is not asked for again", async () => {
  const { record } = await checked(first);
  const mirrored = await mirrorImage({ printingId, sourceUrl }, ports);
  expect(mirrored).toEqual({ outcome: "checked", record });
  expect(ports.source.asked).toHaveLength(1);
});

test("a repair makes the cells anew, although the picture has not changed", async () => {
  const { record } = await checked(first);
  const hash = record?.sha256 ?? "";
  ports.archive.put(hash, "low", Buffer.from("rubbish"));
  await mirrorImage({ printingId, sourceUrl, isRepair: true }, ports);
  expect(Buffer.from((await ports.archive.cell(hash, "low")) ?? []).toString()).toMatch(
    /^cell low/,
  );
  expect((await recorded())?.version).toBe(1);
});

test.each([
  { status: "present", after: 7 * day - 1, due: false },
  { status: "present", after: 7 * day, due: true },
  { status: "missing", after: day - 1, due: false },
  { status: "missing", after: day, due: true },
  { status: "broken", after: day, due: true },
] as const)("after $after ms a picture that is $status is due: $due", ({ status, after, due }) => {
  const checkedAt = new Date(nowMs).toISOString();
  const record = { printingId, sourceUrl, status, version: 1, checkedAt };
  expect(isDue(record, sourceUrl, new Date(nowMs + after))).toBe(due);
  expect(isDue(record, "https://pictures.test/other", new Date(nowMs))).toBe(true);
});

test("the best picture is asked for", () => {
  expect(pictureUrl("https://assets.tcgdex.net/en/base/base1/4")).toBe(
    "https://assets.tcgdex.net/en/base/base1/4/high.webp",
  );
  expect(pictureUrl("https://pictures.test/OP01-001.png")).toBe(
    "https://pictures.test/OP01-001.png",
  );
});

test("in advance only what is due is asked for, and what did not come is tried again", async () => {
  const imageUrl = "https://pictures.test/base1";
  const numbers = ["1", "2", "3"];
  const cards = [
    ...numbers.map((number) => aCard({ number, imageUrl: `${imageUrl}/${number}` })),
    aCard({ number: "4" }),
  ].map((card) => ({ ...card, id: PrintingId.parse(`pokemon:en:base1-${card.number}`) }));
  const deps = { ...ports, catalog: await storeWith(cards) };
  const printingIds = cards.map(({ id }) => id);
  ports.source.answers.set(`${imageUrl}/1/high.webp`, first);
  ports.source.answers.set(`${imageUrl}/2/high.webp`, { kind: "failed", reason: "It sleeps." });
  await expect(mirrorImages({ printingIds }, deps)).rejects.toMatchObject({
    errorClass: "transient",
    message: "1 of 3 pictures could not be fetched. It sleeps.",
  });
  ports.source.answers.set(`${imageUrl}/2/high.webp`, second);
  expect(await mirrorImages({ printingIds }, deps)).toEqual({ checked: 1, wanted: 4 });
  expect(await mirrorImages({ printingIds }, deps)).toEqual({ checked: 0, wanted: 4 });
  expect(ports.source.asked).toHaveLength(4);
});
