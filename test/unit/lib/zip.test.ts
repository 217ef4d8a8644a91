import { expect, test } from "vitest";
import { zipOf } from "#lib/zip.ts";

test("equal files make equal archives", () => {
  const files = () => new Map([["index.mjs", Buffer.from("export {};\n")]]);
  expect(zipOf(files())).toEqual(zipOf(files()));
});

test("what is packed already is stored as it is", () => {
  const text = Buffer.from("a".repeat(1_000));
  expect(zipOf(new Map([["a.txt", text]])).length).toBeLessThan(200);
  expect(zipOf(new Map([["a.zst", text]])).length).toBeGreaterThan(1_000);
});
