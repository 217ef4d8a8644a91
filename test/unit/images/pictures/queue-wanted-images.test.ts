import { expect, test } from "vitest";
import { queueWantedImages } from "#functions/images/pictures/queue-wanted-images.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { PrintingId } from "#schemas/values.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";

const now = new Date("2026-02-01T06:00:00.000Z");
const idOf = (number: string) => PrintingId.parse(`pokemon:en:base1-${number}`);

const checked = (
  number: string,
  status: ImageRecord["status"],
  nextCheckAt?: string,
): ImageRecord => ({
  ...{ printingId: idOf(number), status, version: 1 },
  ...{ sourceUrl: `https://pictures.test/base1/${number}/high.webp`, nextCheckAt },
  checkedAt: "2026-01-31T06:00:00.000Z",
});

async function wantedOf(numbers: readonly string[], known: readonly ImageRecord[]) {
  const records = memoryImageRecords();
  for (const record of known) await records.save(record, undefined);
  const sent: string[][] = [];
  const queue = { send: async (ids: readonly PrintingId[]) => void sent.push([...ids]) };
  const added = numbers.map((number) => ({ printingId: idOf(number) }));
  const report = await queueWantedImages(added, { queue, records, clock: () => now });
  return { report, sent };
}

test("[OPS-6] a card whose picture is there costs no message, one that is new or due does", async () => {
  const known = [
    checked("1", "present", "2026-01-31T06:00:00.000Z"),
    checked("2", "missing", "2026-02-01T06:00:00.001Z"),
    checked("3", "missing", "2026-02-01T06:00:00.000Z"),
    checked("4", "unreachable"),
  ];
  const { report, sent } = await wantedOf(["1", "2", "3", "4", "5", "5"], known);
  expect(sent).toEqual([[idOf("3"), idOf("4"), idOf("5")]]);
  expect(report).toEqual({ wanted: 3 });
});

test("when all pictures are known nobody is told", async () => {
  const { report, sent } = await wantedOf(["1"], [checked("1", "present")]);
  expect(sent).toEqual([]);
  expect(report).toEqual({ wanted: 0 });
});
