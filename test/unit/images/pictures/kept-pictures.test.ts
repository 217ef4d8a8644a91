import { describe, expect, test } from "vitest";
import { hostKept } from "#functions/images/pictures/host-kept.ts";
import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { retryAfterSeconds } from "#functions/images/pictures/picture-exchange.ts";
import { publishPictureChanges } from "#functions/images/pictures/publish-picture-changes.ts";
import { sourceUrls } from "#functions/images/pictures/source-urls.ts";
import { type PictureId, signId } from "#schemas/images/picture-id.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { paperImaging, paperPicture } from "#test/fakes/paper-drawing.ts";
import { aCard, aSet, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";
import { at, url } from "#test/support/pictures/exchanges.ts";

test.each([
  [null, undefined],
  [" ", undefined],
  ["7", 7],
  [" 7 ", 7],
  ["0", undefined],
  ["-3", undefined],
  ["7.5", undefined],
  ["soon", undefined],
  ["Sun, 01 Feb 2026 06:00:10 GMT", 10],
  ["Sun, 01 Feb 2026 06:00:00 GMT", undefined],
])("a pause of %j is %s seconds", (header, seconds) => {
  expect(retryAfterSeconds(header, new Date(at))).toBe(seconds);
});

describe("a picture that was kept", () => {
  const bytes = paperPicture("4");
  const hash = Sha256.parse(sha256(bytes));
  const record: ImageRecord = {
    ...{ printingId: aCard().id, sourceUrl: url, sha256: hash, version: 1, status: "present" },
    ...{ checkedAt: at, nextCheckAt: at },
  };
  const given = () => {
    const [archive, records] = [memoryImageStore(), memoryImageRecords()];
    const hosting = hostingOf(["pokemon"]);
    return { archive, records, ports: { archive, records, hosting, imaging: paperImaging() } };
  };

  test("is hosted from its original, and recorded so", async () => {
    const { archive, records, ports } = given();
    await archive.keepOriginal(hash, bytes, { contentType: "image/webp", isHosted: false });
    await records.save(record, undefined);
    expect(await hostKept(record, ports)).toMatchObject({ files: { widths: [140, 245] } });
    expect(archive.hosted().length).toBeGreaterThan(0);
    expect((await records.find([record.printingId])).get(record.printingId)?.files).toBeDefined();
  });

  test("is lost where its original is not there, is another one, or cannot be read", async () => {
    const { archive, ports } = given();
    expect(await hostKept(record, ports)).toBe("lost");
    const { sha256: _none, ...unknown } = record;
    expect(await hostKept(unknown, ports)).toBe("lost");
    const other = paperPicture("another edition");
    archive.original = async () => other;
    expect(await hostKept(record, ports)).toBe("lost");
    const noise = new TextEncoder().encode("no picture");
    archive.original = async () => noise;
    const asNoise = { ...record, sha256: Sha256.parse(sha256(noise)) };
    expect(await hostKept(asNoise, ports)).toBe("lost");
  });
});

test("addresses are looked up for cards and signs, and only where there are some", async () => {
  const set = aSet({ logoUrl: "https://pictures.test/logo.webp" });
  const catalog = await storeWith([aCard(pictureAt(url))], set);
  let reads = 0;
  const counting = {
    ...catalog,
    cards: async (ids: Parameters<typeof catalog.cards>[0]) => {
      reads += 1;
      return catalog.cards(ids);
    },
  };
  const [logo, symbol] = [signId(set.id, "logo"), signId(set.id, "symbol")];
  expect(await sourceUrls([logo, symbol], { catalog: counting })).toEqual(
    new Map([[logo, set.logoUrl]]),
  );
  expect(reads).toBe(0);
  expect(await sourceUrls([aCard().id, logo], { catalog: counting })).toEqual(
    new Map<PictureId, string | undefined>([
      [aCard().id, url],
      [logo, set.logoUrl],
    ]),
  );
});

test("the bus is asked for nothing where no picture has changed", async () => {
  let calls = 0;
  const bus = {
    async publish() {
      calls += 1;
    },
  };
  expect(await publishPictureChanges([], { bus, clock: () => new Date(at) })).toEqual({ told: 0 });
  expect(calls).toBe(0);
});
