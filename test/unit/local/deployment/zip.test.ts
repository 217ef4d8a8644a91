import { expect, test } from "vitest";
import { zipOf } from "#bin/local/deployment/zip.ts";

test("equal files make equal archives", () => {
  const files = () => new Map([["index.mjs", Buffer.from("export {};\n")]]);
  expect(zipOf(files())).toEqual(zipOf(files()));
});
