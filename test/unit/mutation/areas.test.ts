import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { areas } from "#test/mutation/areas.ts";

/** All rooms of `ops` but that of queues are one page of documentation. */
const judgedInPart = ["functions/ops"];

test("every area of the functions is asked about its changes, so that no new one is forgotten", () => {
  const judged = areas.map(({ folder }) => folder);
  const folders = globSync("functions/*").filter((folder) => !judgedInPart.includes(folder));
  expect(folders.length).toBeGreaterThan(8);
  expect(folders.filter((folder) => !judged.includes(folder))).toEqual([]);
});

test("an area is a folder that there is, and each test file that it names is there", () => {
  for (const { folder, tests } of areas) {
    expect(globSync(folder), folder).toEqual([folder]);
    for (const pattern of tests.flatMap(alternatives)) {
      expect(globSync(pattern), `${folder} by ${pattern}`).not.toEqual([]);
    }
  }
});

/** "a/{b,c}" is "a/b" and "a/c". */
function alternatives(pattern: string): string[] {
  const [, before, names, after] = /^(.*?)\{([^{}]*)\}(.*)$/.exec(pattern) ?? [];
  if (names === undefined) return [pattern];
  return names.split(",").flatMap((name) => alternatives(`${before}${name}${after}`));
}
