import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Lake } from "#functions/sources/lake/lake.ts";
import { BronzeLine } from "#schemas/storage/lake.ts";
import { sha256 } from "#shared/kernel/hash.ts";

const aLine = (body: string): BronzeLine =>
  BronzeLine.parse({
    ...{ source: "tcgdex", dataset: "cards", language: "en", unit: "base1", name: "card:base1-1" },
    request: { method: "GET", url: "http://cards.test/v2/en/cards/base1-1" },
    ...{ requestedAt: "2026-02-01T06:00:00.000Z", durationMs: 3, runId: "run" },
    day: "2026-02-01",
    ...{ status: 200, headers: { etag: '"a"' }, sha256: sha256(body), body },
  });
const aKey = () => `bronze/source=test/dataset=cards/${randomUUID()}.ndjson.gz`;

/** What every Lake promises. */
export function lakeContract(name: string, lakeFor: () => Lake) {
  describe(`${name} is a Lake`, () => {
    test("[LAKE-1] a pack comes back line by line, whatever its bodies hold", async () => {
      const [lake, key] = [lakeFor(), aKey()];
      const lines = [aLine('{"name":"Pokémon ピカ"}'), aLine("two\nlines\u2028 and more")];
      expect(await lake.savePack(key, lines)).toBe("saved");
      expect(await lake.readPack(key)).toEqual(lines);
    });

    test("[LAKE-3] what lies in the lake stays as it is", async () => {
      const [lake, key] = [lakeFor(), aKey()];
      await lake.savePack(key, [aLine("first")]);
      expect(await lake.savePack(key, [aLine("second")])).toBe("already_there");
      expect((await lake.readPack(key)).map(({ body }) => body)).toEqual(["first"]);
    });

    test("of many who save one key at once, one does", async () => {
      const [lake, key] = [lakeFor(), aKey()];
      const all = await Promise.all(
        ["a", "b", "c", "d"].map((body) => lake.savePack(key, [aLine(body)])),
      );
      expect(all.filter((outcome) => outcome === "saved")).toHaveLength(1);
    });

    test("[LAKE-1] a body beside its pack comes back whole, each time it is read", async () => {
      const [lake, key] = [lakeFor(), `bronze/source=test/${randomUUID()}.gz`];
      const folder = await mkdtemp(join(tmpdir(), "lake-"));
      const text = "Pokémon ".repeat(1_000_000);
      const [path, gzipped] = [join(folder, "body.gz"), gzipSync(text)];
      await writeFile(path, gzipped);
      const large = {
        ...{ path, length: Buffer.byteLength(text), sha256: sha256(text) },
        ...{ head: Buffer.alloc(0), tail: Buffer.alloc(0), gzippedLength: gzipped.length },
        discard: () => rm(folder, { recursive: true }),
      };
      expect(await lake.saveBody(key, large)).toBe("saved");
      expect(await lake.saveBody(key, large)).toBe("already_there");
      await large.discard();
      const { body: _, ...line } = aLine(text);
      const body = lake.bodyOf({ ...line, bodyKey: key });
      expect(await body.text()).toBe(text);
      expect((await body.bytes()).length).toBe(large.length);
      const absent = lake.bodyOf({ ...line, bodyKey: `${key}.not` });
      await expect(absent.text()).rejects.toMatchObject({ errorClass: "permanent" });
    });

    test("[LAKE-4] the body of a line that names another is that one's, in whatever pack and place it lies", async () => {
      const [lake, key, other] = [lakeFor(), aKey(), aKey()];
      const bytes = Buffer.from([0xff, 0x00]);
      const { body: _, ...bare } = aLine("");
      const odd = { ...bare, sha256: sha256(bytes), bodyBase64: bytes.toString("base64") };
      const first = aLine('{"name":"Pokémon ピカ"}');
      await lake.savePack(key, [first, odd]);
      const naming = (line: number, hash: string): BronzeLine =>
        BronzeLine.parse({ ...bare, sha256: hash, sameAs: { key, line } });
      const lines = [naming(1, odd.sha256), naming(0, first.sha256)];
      await lake.savePack(other, lines);
      const read = await lake.readPack(other);
      expect(read).toEqual(lines);
      const bodies = await Promise.all(read.map((line) => lake.bodyOf(line).bytes()));
      expect(bodies).toEqual([bytes, Buffer.from(first.body ?? "")]);
    });

    test("[LAKE-4] what a line names and is not there, or is another body, costs that line alone", async () => {
      const [lake, key, gone] = [lakeFor(), aKey(), aKey()];
      await lake.savePack(key, [aLine("a"), aLine("b")]);
      const { body: _, ...bare } = aLine("a");
      const named = [
        { key, line: 0 },
        { key, line: 1 },
        { key, line: 2 },
        { key: gone, line: 0 },
      ];
      const read = named.map((sameAs) => lake.bodyOf({ ...bare, sameAs }).text());
      const [first, ...others] = await Promise.allSettled(read);
      expect(first).toMatchObject({ value: "a" });
      for (const one of others) {
        expect(one).toMatchObject({ reason: { name: "MessageError", errorClass: "permanent" } });
      }
      expect(await lake.bodyOf({ ...bare, sameAs: { key, line: 0 } }).text()).toBe("a");
    });

    test("a line that names one that has no body itself is not followed in circles", async () => {
      const [lake, key] = [lakeFor(), aKey()];
      const { body: _, ...bare } = aLine("a");
      const circle = { ...bare, sameAs: { key, line: 0 } };
      await lake.savePack(key, [circle]);
      await expect(lake.bodyOf(circle).text()).rejects.toMatchObject({ errorClass: "permanent" });
    });

    test("[LAKE-6] a source's datasets and their packs are found, each with size and time", async () => {
      const [lake, source] = [lakeFor(), `source-${randomUUID()}`];
      const before = Date.now() - 5_000;
      const at = (month: string, language: string) =>
        `bronze/source=${source}/dataset=cards/year=2026/month=${month}/day=01/language=${language}/060000000-a.ndjson.gz`;
      const keys = [at("02", "de"), at("02", "en"), at("11", "en")];
      for (const key of keys.toReversed()) await lake.savePack(key, [aLine("a")]);
      await lake.savePack(at("02", "en").replace("cards", "sets"), [aLine("b")]);
      expect(await lake.datasetsOf(source)).toEqual(["cards", "sets"]);
      const packs = await lake.packsOf({ source, dataset: "cards" });
      expect(packs.map(({ key }) => key)).toEqual(keys);
      for (const { bytes, storedAt } of packs) {
        expect(bytes).toBeGreaterThan(0);
        expect(storedAt.getTime()).toBeGreaterThan(before);
      }
      expect(await lake.packsOf({ source, dataset: "card" })).toEqual([]);
    });

    test("[ING-2] packs that came after one are found, up to a moment's day, in time order", async () => {
      const [lake, source] = [lakeFor(), `source-${randomUUID()}`];
      const at = (day: string, time: string, language = "en", dataset = "cards") =>
        `bronze/source=${source}/dataset=${dataset}/year=2026/month=02/day=${day}/language=${language}/${time}-a.ndjson.gz`;
      const first = at("01", "060000000");
      const later = [at("01", "070000000"), at("02", "050000000"), at("03", "060000000")];
      const others = [
        at("01", "050000000"),
        at("02", "060000000", "de"),
        at("02", "060000000", "en", "sets"),
      ];
      for (const key of [...later.toReversed(), first, ...others]) {
        await lake.savePack(key, [aLine("a")]);
      }
      expect(await lake.packsAfter(first, "2026-02-03T00:00:00.000Z")).toEqual(later);
      expect(await lake.packsAfter(first, "2026-02-02T00:00:00.000Z")).toEqual(later.slice(0, 2));
      expect(await lake.packsAfter(later[2] ?? "", "2026-02-09T00:00:00.000Z")).toEqual([]);
    });

    test("a pack that is not there is a failure that no further try heals", async () => {
      await expect(lakeFor().readPack(aKey())).rejects.toMatchObject({ errorClass: "permanent" });
    });
  });
}
