import { expect, test } from "vitest";
import { countedMark } from "#functions/sources/runs/counted-mark.ts";

test("marks of packs differ by pack and by the lines of it", () => {
  const marks = [
    countedMark("a"),
    countedMark("b"),
    countedMark("a", [1]),
    countedMark("a", [1, 2]),
  ];
  expect(new Set(marks).size).toBe(4);
  expect(countedMark("a", [12])).not.toBe(countedMark("a", [1, 2]));
  expect(marks.map(({ length }) => length)).toEqual([12, 12, 12, 12]);
});
