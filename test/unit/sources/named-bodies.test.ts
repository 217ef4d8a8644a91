import { expect, test } from "vitest";
import { bodiesOfLines } from "#functions/sources/lake/bodies-of-lines.ts";
import { BronzeLine } from "#schemas/storage/lake.ts";
import { sha256 } from "#shared/kernel/hash.ts";

const aLine = (body: string): BronzeLine =>
  BronzeLine.parse({
    ...{ source: "mirror", dataset: "prices", language: "any", unit: "3/604", name: "prices" },
    request: { method: "GET", url: "http://mirror.test" },
    ...{ requestedAt: "2026-02-01T06:00:00.000Z", durationMs: 3, runId: "run" },
    ...{ day: "2026-02-01", status: 200, headers: {}, sha256: sha256(body), body },
  });

/** Packs of one body each, and which of them were read. */
function given(bodies: Readonly<Record<string, string>>) {
  const reads: string[] = [];
  const trouble = new Set<string>();
  const bodyOf = bodiesOfLines({
    async readPack(key) {
      reads.push(key);
      if (trouble.has(key)) throw new Error("reset");
      return [aLine(bodies[key] ?? "")];
    },
    async *open() {},
  });
  const read = (key: string) => {
    const { body: _, ...line } = aLine(bodies[key] ?? "");
    return bodyOf({ ...line, sameAs: { key, line: 0 } }).text();
  };
  return { read, reads, trouble };
}

test("[OPS-6] a pack that a hundred lines name is read once, also by eight at a time", async () => {
  const { read, reads } = given({ a: "first", b: "second" });
  const keys = Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? "a" : "b"));
  const texts: string[] = [];
  for (let at = 0; at < keys.length; at += 8) {
    texts.push(...(await Promise.all(keys.slice(at, at + 8).map(read))));
  }
  expect(texts).toEqual(keys.map((key) => (key === "a" ? "first" : "second")));
  expect(reads).toEqual(["a", "b"]);
});

test("packs are held as far as there is room, those that were wanted last", async () => {
  const large = "x".repeat(6 * 1024 * 1024);
  const { read, reads } = given({ a: large, b: large, c: large, d: "d" });
  for (const key of ["a", "b", "a", "c", "a", "d"]) await read(key);
  expect(reads).toEqual(["a", "b", "c", "d"]);
  await read("b");
  expect(reads).toEqual(["a", "b", "c", "d", "b"]);
});

test("one that has no room is read nevertheless", async () => {
  const huge = "x".repeat(17 * 1024 * 1024);
  const { read, reads } = given({ a: huge, b: "b" });
  expect((await read("a")).length).toBe(huge.length);
  await read("a");
  await read("b");
  await read("a");
  expect(reads).toEqual(["a", "b", "a"]);
});

test("what could not be read is read again", async () => {
  const { read, reads, trouble } = given({ a: "first" });
  trouble.add("a");
  await expect(read("a")).rejects.toThrow("reset");
  trouble.clear();
  expect(await read("a")).toBe("first");
  expect(reads).toEqual(["a", "a"]);
});
