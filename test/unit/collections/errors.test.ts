import { expect, test } from "vitest";
import {
  itemsRefused,
  noSuchCollection,
  noSuchItem,
  partlyAdded,
  tooManyCollections,
  tooManyLots,
} from "#functions/collections/errors.ts";
import type { FieldError } from "#shared/kernel/errors.ts";
import { staleVersion } from "#shared/kernel/versions.ts";

const refusal = (entry: number): FieldError => ({
  in: "body",
  pointer: `#/items/${entry}/variant`,
  detail: `entry ${entry} has no such variant`,
});

test.each([
  { versions: [3], named: "for version 3, but" },
  { versions: [3, 5], named: "for version 3 or 5, but" },
  { versions: [], named: "for no version of this resource, but" },
  { versions: undefined, named: "for no version of this resource, but" },
])("a stale write for $versions reads which versions it was made for", ({ versions, named }) => {
  const error = staleVersion({ current: { version: 7 }, etag: "v7.1.2" }, versions);
  expect(error.message).toContain(`The change was made ${named} the resource is at version 7;`);
  expect(error).toMatchObject({
    facts: { current: { version: 7 } },
    headers: { etag: '"v7.1.2"' },
  });
});

test.each([
  { entries: [4], message: "Nothing was changed: entry 4 has no such variant." },
  {
    entries: [4, 9, 11],
    message: "Nothing was changed: entry 4 has no such variant, and 2 more such reasons.",
  },
])("a refusal says the first reason and how many there are beside it: $entries", (refused) => {
  expect(itemsRefused(refused.entries.map(refusal)).message).toBe(refused.message);
});

test("a part that was added is said beside the reason that kept the rest out", () => {
  const full = partlyAdded([0, 2], tooManyLots(50_000, 49_999));
  expect(full.message).toContain("2 of the entries were added");
  expect(full.message).toContain("A collection holds 50000 items at most, and this one has 49999");
  expect(full.facts).toEqual({ most: 50_000, there: 49_999, added: [0, 2] });
  expect(full.errors).toBeUndefined();
  const refused = partlyAdded([1], itemsRefused([refusal(3)]));
  expect(refused.errors).toEqual([refusal(3)]);
});

test("what is missing or full is also told to programs", () => {
  expect(noSuchCollection("C1").facts).toEqual({ collectionId: "C1" });
  expect(noSuchItem("C1", "I1").facts).toEqual({ collectionId: "C1", itemId: "I1" });
  expect(tooManyCollections(500).facts).toEqual({ most: 500 });
  expect(tooManyLots(50_000, 50_000).facts).toEqual({ most: 50_000, there: 50_000 });
});
