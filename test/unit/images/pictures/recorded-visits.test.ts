import { describe, expect, test } from "vitest";
import { pictureRecord } from "#functions/images/pictures/picture-record.ts";
import type { Observation } from "#schemas/storage/lake.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Exchange } from "#shared/upstreams/exchange.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";
import { at, exchange, url } from "#test/support/pictures/exchanges.ts";

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
      { outcome: "not_modified", sha256: hash, status: 304 },
      { outcome: "failed", failure: failed.failure },
    ]);
    expect(lines[2]?.headers).toEqual({});
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
