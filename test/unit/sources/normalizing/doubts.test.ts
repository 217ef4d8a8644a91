import { expect, test } from "vitest";
import { doubts, doubtsOn } from "#functions/sources/normalizing/doubts.ts";
import { key } from "#test/support/sources/told-lines.ts";

test("[LAKE-6] what a source said is left alone for its record, its answer and its data set", () => {
  const place = { source: "tcgdex", bronzeKey: key, bronzeLine: 3 };
  const own = [`line\n${key}\n3`, "folder\nsets\nen"];
  expect(doubtsOn(place, "base1-4")).toEqual(["record\ntcgdex\nbase1-4", ...own]);
  expect(doubtsOn(place, undefined)).toEqual(own);
  expect(doubts.record("a", "b")).not.toBe(doubts.record("a b", ""));
});
