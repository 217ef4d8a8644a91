import { expect, test } from "vitest";
import { mergeFields } from "#functions/collections/sync/merge-fields.ts";
import { aLot, at } from "#test/support/collections/collections.ts";

const later = "2026-02-02T06:00:00.000Z";
/** A lot whose notes came with version 3 and whose quantity came with version 2. */
const lot = aLot({
  ...{ version: 3, quantity: 4, notes: "Theirs" },
  fieldVersions: { "*": 1, notes: 3, quantity: 2 },
});

test("[COL-6] a field that nobody has touched since is set, beside one that is in conflict", () => {
  const merged = mergeFields(lot, { base: 1, set: { notes: "Mine", location: "Box" } }, later);
  expect(merged.after).toMatchObject({ notes: "Theirs", location: "Box", quantity: 4 });
  expect(merged.conflicts).toEqual([
    { field: "notes", yours: "Mine", theirs: "Theirs", version: 3 },
  ]);
  expect(merged.isOther).toBe(true);
});

test("[COL-6] two devices that say the same are of one mind", () => {
  const merged = mergeFields(lot, { base: 1, set: { notes: "Theirs", quantity: 4 } }, later);
  expect(merged).toMatchObject({ conflicts: [], isOther: false });
});

test("[COL-6] what is said upon the newest version is taken, also what takes something away", () => {
  const merged = mergeFields(lot, { base: 3, set: { notes: null, quantity: 9 } }, later);
  expect(merged.after).toMatchObject({ quantity: 9, updatedAt: later });
  expect(merged.after).not.toHaveProperty("notes");
  expect(merged.conflicts).toEqual([]);
});

test("[COL-6] copies that came add up, whatever the other devices did", () => {
  expect(mergeFields(lot, { base: 1, quantityBy: 2 }, later).after.quantity).toBe(6);
  const set = mergeFields(lot, { base: 1, set: { quantity: 7 } }, later);
  expect(set.conflicts).toEqual([{ field: "quantity", yours: 7, theirs: 4, version: 2 }]);
});

test("[COL-6] copies that went and that are not there any more are a conflict", () => {
  const merged = mergeFields(lot, { base: 1, quantityBy: -4 }, later);
  expect(merged.conflicts).toEqual([{ field: "quantity", yours: 0, theirs: 4, version: 2 }]);
  expect(merged.isOther).toBe(false);
});

test("[COL-6] a condition and a grade are one thing that two devices may contradict each other of", () => {
  const graded = aLot({
    ...{ version: 2, fieldVersions: { "*": 1, condition: 2, grade: 2 } },
    ...{ condition: undefined, grade: { company: "psa", grade: "9" } },
  });
  const merged = mergeFields(graded, { base: 1, set: { condition: "damaged" } }, later);
  expect(merged.conflicts.map(({ field }) => field).sort()).toEqual(["condition", "grade"]);
  expect(merged.after).toMatchObject({ grade: { company: "psa", grade: "9" } });
});

test("[COL-6] of a lot of before there were versions of fields, all of them count as changed by its last one", () => {
  const old = aLot({ version: 5, notes: "Theirs" });
  expect(mergeFields(old, { base: 4, set: { location: "Box" } }, later).conflicts).toHaveLength(1);
  expect(mergeFields(old, { base: 5, set: { location: "Box" } }, at).conflicts).toEqual([]);
});
