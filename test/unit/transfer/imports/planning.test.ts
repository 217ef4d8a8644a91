import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plannedRows } from "#functions/transfer/imports/confirming/plan-import.ts";
import { choicesOf } from "#functions/transfer/imports/row-choices.ts";
import type { ImportMode } from "#schemas/transfer/import-options.ts";
import type { PreviewRow, RowChoice } from "#schemas/transfer/import-row.ts";
import { Ulid } from "#schemas/values.ts";
import { binder } from "#test/support/transfer/import-world.ts";
import { candidateOf, previewRow, saidRow } from "#test/support/transfer/some-rows.ts";

const itemId = Ulid.parse("01KAJ3QW8D5S6T7V8W9X0Y1Z2A");
const duplicateOf = {
  kind: "exact",
  collectionId: binder,
  itemId,
  detail: "You have it.",
} as const;

const planOf = (
  rows: readonly PreviewRow[],
  { mode = "add", choice }: { mode?: ImportMode; choice?: RowChoice } = {},
) =>
  plannedRows(rows, {
    choiceOf: () => choice,
    options: { mode, currency: "EUR" },
    collectionOf: () => binder,
  });

const anyRow = fc
  .record({
    number: fc.integer({ min: 1, max: 4 }),
    quantity: fc.integer({ min: 0, max: 9 }),
    condition: fc.constantFrom("near_mint" as const, "damaged" as const),
    verdict: fc.constantFrom("matched" as const, "ambiguous" as const, "duplicate" as const),
  })
  .map(({ number, quantity, condition, verdict }) => ({
    ...{ verdict, candidates: [candidateOf(number)], duplicateOf },
    said: saidRow(2, { quantity, condition }),
  }));

describe("[IMP-2] the plan of an import", () => {
  test("has each row exactly once: in a lot, on the shelf or skipped", () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 40 }),
        fc.constantFrom("add" as const, "replace" as const),
        (some, mode) => {
          const rows = some.map((row, entry) => previewRow(entry, row));
          const { lots, shelved, skipped } = planOf(rows, { mode });
          const placed = [
            ...lots.flatMap(({ entries }) => entries),
            ...shelved.map((s) => s.entry),
          ];
          expect(new Set(placed).size).toBe(placed.length);
          expect(placed.length + skipped).toBe(rows.length);
          const wanted = rows.filter(({ verdict }) => verdict !== "ambiguous");
          const sum = wanted.reduce((all, { said }) => all + said.quantity, 0);
          expect(lots.reduce((all, { quantity }) => all + quantity, 0)).toBe(sum);
        },
      ),
    );
  });

  test("makes one lot of equal rows, and two of copies in other conditions", () => {
    const rows = [
      previewRow(0),
      previewRow(1, { said: saidRow(3, { quantity: 4 }) }),
      previewRow(2, { said: saidRow(4, { condition: "damaged" }) }),
    ];
    expect(planOf(rows).lots.map(({ quantity, entries }) => [quantity, entries])).toEqual([
      [5, [0, 1]],
      [1, [2]],
    ]);
  });

  test("makes one lot of rows that say the same in other words", () => {
    const rows = [
      previewRow(0, { said: saidRow(2, { tags: ["b", "a"], language: "en" }) }),
      previewRow(1, { said: saidRow(3, { tags: ["a", "b", "a"] }) }),
    ];
    expect(planOf(rows).lots).toMatchObject([{ quantity: 2, entries: [0, 1] }]);
  });

  test("adds nothing for a 0, and removes for a 0 where quantities replace those of before", () => {
    const none = [
      previewRow(0, { said: saidRow(2, { quantity: 0 }), verdict: "duplicate", duplicateOf }),
    ];
    expect(planOf(none)).toMatchObject({ lots: [], skipped: 1 });
    expect(planOf(none, { mode: "replace" }).lots).toMatchObject([
      { quantity: 0, mode: "replace", itemId },
    ]);
  });

  test("sets the quantity of a copy that is there only where quantities replace", () => {
    const held = [previewRow(0, { verdict: "duplicate", duplicateOf })];
    expect(planOf(held).lots[0]).not.toHaveProperty("itemId");
    expect(planOf(held, { mode: "replace" }).lots[0]?.itemId).toBe(itemId);
    expect(planOf(held, { choice: "merge" }).lots[0]?.itemId).toBe(itemId);
    const [added] = planOf(held, { mode: "replace", choice: "add" }).lots;
    expect(added).toMatchObject({ mode: "add" });
    expect(added).not.toHaveProperty("itemId");
    const fuzzy = [{ ...held[0], duplicateOf: { ...duplicateOf, kind: "fuzzy" as const } }];
    const [row] = fuzzy;
    expect(planOf([previewRow(0, row)], { mode: "replace" }).lots[0]).not.toHaveProperty("itemId");
  });

  test("takes the slab with the same certificate for the same, where quantities replace", () => {
    const slab = { ...duplicateOf, kind: "source_id" as const };
    const held = [previewRow(0, { verdict: "duplicate", duplicateOf: slab })];
    expect(planOf(held, { mode: "replace" }).lots[0]?.itemId).toBe(itemId);
    expect(planOf(held).lots[0]).not.toHaveProperty("itemId");
  });

  test("makes one lot of a copy that is there and an equal one that was chosen, in any order", () => {
    const { printingId, variants } = candidateOf(4);
    const [variant] = variants;
    if (variant === undefined) throw new Error("The card has no variant.");
    const held = { verdict: "duplicate" as const, duplicateOf, said: saidRow(2, { quantity: 2 }) };
    const unknown = { verdict: "unresolved" as const, candidates: [] };
    for (const both of [
      [previewRow(0, held), previewRow(1, unknown)],
      [previewRow(0, unknown), previewRow(1, held)],
    ]) {
      const { lots } = plannedRows(both, {
        choiceOf: ({ verdict }) => (verdict === "unresolved" ? { printingId, variant } : undefined),
        options: { mode: "replace", currency: "EUR" },
        collectionOf: () => binder,
      });
      expect(lots).toMatchObject([{ itemId, quantity: 3, entries: [0, 1] }]);
    }
  });

  test("takes the card that was chosen, whatever the row said", () => {
    const unknown = [previewRow(0, { verdict: "unresolved", candidates: [] })];
    expect(planOf(unknown)).toMatchObject({ lots: [], shelved: [{ entry: 0 }] });
    const { printingId, variants } = candidateOf(9);
    const [variant] = variants;
    if (variant === undefined) throw new Error("The card has no variant.");
    expect(planOf(unknown, { choice: { printingId, variant } }).lots).toMatchObject([
      { copies: { printingId } },
    ]);
  });

  test("shelves rows of more copies than a lot holds, and keeps the others", () => {
    const many = (entry: number) =>
      previewRow(entry, { said: saidRow(2, { quantity: 9_000 }), candidates: [candidateOf(1)] });
    const { lots, shelved } = planOf([many(0), previewRow(1), many(2)]);
    expect(lots).toHaveLength(1);
    expect(shelved).toMatchObject([
      { entry: 0, reason: "lot_too_large" },
      { entry: 2, reason: "lot_too_large" },
    ]);
  });

  test("skips rows that a rule left out and rows that say nothing, and shelves other bad ones", () => {
    const bad = { verdict: "invalid" as const, candidates: [] };
    const { name: _name, ...nothing } = saidRow(3);
    const fault = { field: "quantity", text: "many", detail: "It is no number.", isFatal: true };
    const { shelved, skipped } = planOf([
      previewRow(0, { ...bad, reason: "left_out" }),
      previewRow(1, { ...bad, said: nothing }),
      previewRow(2, { ...bad, said: saidRow(4, { faults: [fault] }) }),
    ]);
    expect([skipped, shelved.map(({ entry }) => entry)]).toEqual([2, [2]]);
  });
});

describe("[IMP-3] choices", () => {
  const row = { entry: 7, likeness: "a", verdict: "ambiguous" } as const;

  test("count from the narrowest on, the last of each", () => {
    const verdict = { which: { verdict: "ambiguous" }, choice: "skip" } as const;
    const alike = { which: { likeness: "a" }, choice: "shelve" } as const;
    const own = { which: { entry: 7 }, choice: "add" } as const;
    expect(choicesOf([verdict])(row)).toBe("skip");
    expect(choicesOf([alike, verdict])(row)).toBe("shelve");
    expect(choicesOf([own, alike, verdict])(row)).toBe("add");
    expect(choicesOf([own, { ...own, choice: "merge" }])(row)).toBe("merge");
    expect(choicesOf([own, alike])({ ...row, entry: 8 })).toBe("shelve");
    expect(choicesOf([own])({ ...row, entry: 8 })).toBeUndefined();
  });

  test("are taken back by null, so that what is wider counts again", () => {
    const own = { which: { entry: 7 }, choice: "add" } as const;
    const alike = { which: { likeness: "a" }, choice: "shelve" } as const;
    expect(choicesOf([alike, own, { ...own, choice: null }])(row)).toBe("shelve");
  });
});
