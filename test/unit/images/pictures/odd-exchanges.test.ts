import { describe, expect, test } from "vitest";
import { hostKept } from "#functions/images/pictures/host-kept.ts";
import { hostingOf } from "#functions/images/pictures/hosting.ts";
import {
  foundIn,
  pictureVerdict,
  retryAfterSeconds,
} from "#functions/images/pictures/picture-exchange.ts";
import { pictureRecord } from "#functions/images/pictures/picture-record.ts";
import { publishPictureChanges } from "#functions/images/pictures/publish-picture-changes.ts";
import { sourceUrls } from "#functions/images/pictures/source-urls.ts";
import { type PictureId, signId } from "#schemas/images/picture-id.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { Observation } from "#schemas/storage/lake.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Exchange } from "#shared/upstreams/exchange.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { paperImaging, paperPicture } from "#test/fakes/paper-drawing.ts";
import { aCard, aSet, pictureAt, storeWith } from "#test/support/catalog.ts";

const url = "https://pictures.test/4.webp";
const at = "2026-02-01T06:00:00.000Z";
const exchange = (more: Partial<Exchange> = {}): Exchange => ({
  ...{ requestedAt: at, durationMs: 20, ...more },
});

describe("what an exchange says of a picture", () => {
  test.each<[string, Partial<Exchange>, object]>([
    ["nothing came", {}, { kind: "failed", reason: "No answer from pictures.test: nothing came" }],
    [
      "a reset",
      { error: "reset" },
      { kind: "failed", reason: "No answer from pictures.test: reset" },
    ],
    ["half a body", { status: 200, error: "cut" }, { kind: "failed" }],
    ["too long", { status: 200, isTooLong: true, error: "long" }, { kind: "unusable" }],
    ["a long page of trouble", { status: 500, isTooLong: true }, { kind: "failed" }],
    ["it leads on", { status: 302, location: "/5" }, { kind: "elsewhere", location: "/5" }],
    ["an empty body", { status: 200 }, { kind: "picture", bytes: Buffer.alloc(0) }],
    ["gone", { status: 410 }, { kind: "absent" }],
    ["forbidden", { status: 403 }, { kind: "refused", reason: "pictures.test answered with 403." }],
    ["too early", { status: 425 }, { kind: "failed", reason: "pictures.test answered with 425." }],
    ["a timeout", { status: 408 }, { kind: "failed" }],
    [
      "a pause",
      { status: 429, headers: { retryAfter: "7" } },
      { kind: "failed", retryAfterSeconds: 7 },
    ],
    ["unchanged", { status: 304 }, { kind: "unchanged" }],
  ])("%s", (_what, more, expected) => {
    expect(foundIn(exchange(more), url)).toMatchObject(expected);
  });

  test("names no pause where none was asked for", () => {
    expect(foundIn(exchange({ status: 503 }), url)).not.toHaveProperty("retryAfterSeconds");
  });
});

describe("what an exchange says of its host", () => {
  const failure = (errorClass: string, reason: string) => ({
    ...{ kind: "failed", failure: { errorClass, reason } },
  });
  test.each<[string, Partial<Exchange>, object]>([
    ["nothing came", {}, failure("transient", "No answer came.")],
    ["a reset", { error: "reset" }, failure("transient", "reset")],
    ["half a body", { status: 200, error: "cut" }, failure("transient", "cut")],
    ["too long", { status: 200, isTooLong: true, error: "long" }, failure("permanent", "long")],
    ["too long, without a word", { status: 200, isTooLong: true }, failure("permanent", "")],
    ["a picture", { status: 200 }, { kind: "data" }],
    ["gone", { status: 404 }, failure("permanent", "The host said 404.")],
    ["too many", { status: 429 }, failure("quota", "The host said 429.")],
    ["trouble", { status: 500 }, failure("transient", "The host said 500.")],
    ["not trouble", { status: 499 }, failure("permanent", "The host said 499.")],
    [
      "it leads on, to an address without its secrets",
      { status: 302, location: "https://cdn.test/4?token=abc" },
      failure("permanent", "It leads to https://cdn.test/4?token=removed."),
    ],
    [
      "it leads on, to a path without its query",
      { status: 302, location: "/4?token=abc" },
      failure("permanent", "It leads to /4."),
    ],
  ])("%s", (_what, more, expected) => {
    expect(pictureVerdict(exchange(more), {})).toEqual(expected);
  });

  test("a confirmation counts to whoever said what he has", () => {
    const confirmed = exchange({ status: 304 });
    expect(pictureVerdict(confirmed, { etag: "1" })).toEqual({ kind: "not_modified" });
    expect(pictureVerdict(confirmed, { lastModified: at })).toEqual({ kind: "not_modified" });
    expect(pictureVerdict(confirmed, {})).toMatchObject({ kind: "failed" });
  });
});

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

describe("[LAKE-4] the record of a visit", () => {
  const hash = Sha256.parse(sha256("picture"));
  const printingId = aCard().id;
  const tried = (more: Partial<Exchange>, verdict: object, known?: Sha256) => ({
    ...{ url: `${url}?key=secret`, printingId, known },
    attempt: { exchange: exchange(more), verdict } as never,
  });
  function given(isBroken: () => boolean = () => false) {
    const stored = new Map<string, readonly Observation[]>();
    const well: string[] = [];
    let ids = 0;
    const record = pictureRecord({
      gate: { noteSuccess: async (host) => void well.push(host) },
      observations: {
        async saveObservations(key, lines) {
          if (isBroken()) throw new Error("S3 is away.");
          stored.set(key, lines);
        },
      },
      clock: () => new Date(at),
      newId: () => `V${++ids}`,
    });
    return { record, stored, well };
  }
  const picture = { status: 200, bytes: Buffer.from("picture"), headers: { etag: "1" } };
  const data = { kind: "data" };
  const failed = { kind: "failed", failure: { errorClass: "transient", reason: "No." } };

  test("tells of each try what came, and of a confirmation what it confirms", async () => {
    const { record, stored } = given();
    record.keep("host", tried(picture, data));
    record.keep("host", tried(picture, data, hash));
    record.keep("host", tried({ status: 304 }, { kind: "not_modified" }, hash));
    record.keep("host", tried({}, failed, hash));
    await record.store();
    const [lines = []] = stored.values();
    const base = { source: "host", dataset: "pictures", language: "any", unit: "pictures" };
    expect(lines).toMatchObject([
      {
        ...{ ...base, name: printingId, runId: "V1", day: "2026-02-01", outcome: "new" },
        request: { url: `${url}?key=removed` },
        ...{ status: 200, headers: { etag: "1" }, bytes: 7, sha256: hash },
      },
      { outcome: "known", sha256: hash },
      { outcome: "not_modified", sha256: hash, status: 304, headers: {} },
      { outcome: "failed", failure: failed.failure },
    ]);
    for (const field of ["status", "headers", "bytes", "sha256"]) {
      expect(lines[3]).not.toHaveProperty(field);
    }
    expect(lines[2]).not.toHaveProperty("bytes");
  });

  test("is an object each host and visit, and says which hosts are well", async () => {
    const { record, stored, well } = given();
    record.keep("one", tried(picture, data));
    record.keep("other", tried({}, failed));
    await record.store();
    expect(stored.size).toBe(2);
    expect(well).toEqual(["one"]);
    await record.store();
    expect(stored.size).toBe(2);
    record.keep("one", tried(picture, data));
    await record.store();
    expect([...stored.values()].map(([line]) => line?.runId)).toEqual(["V1", "V1", "V3"]);
  });

  test("is kept for the next time where it could not be stored", async () => {
    let isBroken = true;
    const { record, stored, well } = given(() => isBroken);
    record.keep("one", tried(picture, data));
    await expect(record.store()).rejects.toThrow("S3 is away.");
    expect(well).toEqual([]);
    isBroken = false;
    record.keep("one", tried({}, failed));
    await record.store();
    expect([...stored.values()].map((lines) => lines.map(({ outcome }) => outcome))).toEqual([
      ["new", "failed"],
    ]);
  });
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
    expect(await hostKept(record, ports)).toBe("hosted");
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
