import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginImport } from "#functions/transfer/imports/begin-import.ts";
import { confirmImport } from "#functions/transfer/imports/confirm-import.ts";
import { plannedRows } from "#functions/transfer/imports/confirming/plan-import.ts";
import { sharedOut } from "#functions/transfer/imports/confirming/shared-out.ts";
import { equalItems } from "#functions/transfer/imports/reading/equal-items.ts";
import { getImport } from "#functions/transfer/imports/watch-imports.ts";
import { CollectionItem } from "#schemas/collections/item.ts";
import { type EqualItem, type PreviewRow, SaidCopies } from "#schemas/transfer/import-row.ts";
import { Ulid } from "#schemas/values.ts";
import { binder, importWorld } from "#test/support/transfer/import-world.ts";
import { candidateOf, previewRow, saidRow } from "#test/support/transfer/some-rows.ts";

const idOf = (at: number) => Ulid.parse(`01KAJ3QW8D5S6T7V8W9X0Y1Z${String(at).padStart(2, "0")}`);

/** Copies of one card for which so much was paid, or of which that is not said. */
const copiesFor = (amount: number | undefined) =>
  SaidCopies.parse({
    ...{ printingId: "pokemon:en:base1-4", variant: "normal", condition: "near_mint" },
    ...(amount !== undefined && { paid: { amount, currency: "EUR" } }),
  });

/** Items of so many copies, for which 0, 1, 2 … was paid. */
const itemsOf = (...quantities: readonly number[]): readonly EqualItem[] =>
  quantities.map((quantity, at) => ({ itemId: idOf(at), quantity, copies: copiesFor(at) }));

const rowsOf = (...rows: readonly (readonly [paid: number | undefined, quantity: number])[]) =>
  rows.map(([paid, quantity], entry) => ({ entry, quantity, copies: copiesFor(paid) }));

const quantities = (shares: ReturnType<typeof sharedOut>) => shares.map(({ quantity }) => quantity);

describe("[IMP-4] items that differ in what was paid alone, where quantities replace", () => {
  test.each([
    ["the last ones give way first", [2, 3], [[undefined, 4]], [2, 2]],
    ["and are gone where nothing is left", [2, 3], [[undefined, 1]], [1, 0]],
    ["what is more comes to the first", [2, 3], [[undefined, 7]], [4, 3]],
    ["as many as before change nothing", [2, 3], [[undefined, 5]], [2, 3]],
    ["a 0 removes all of them", [2, 3], [[undefined, 0]], [0, 0]],
    [
      "several rows of one thing are added up",
      [2, 3],
      [
        [undefined, 1],
        [undefined, 3],
      ],
      [2, 2],
    ],
    ["one that is said in full is the first", [2, 3], [[1, 3]], [0, 3]],
    ["and shares with the others", [2, 3], [[1, 4]], [1, 3]],
    [
      "items that the file tells apart get theirs",
      [2, 3],
      [
        [0, 1],
        [1, 9],
      ],
      [1, 9],
    ],
    [
      "those that it does not name then are gone",
      [2, 3, 4],
      [
        [0, 2],
        [2, 4],
      ],
      [2, 0, 4],
    ],
    [
      "or share what is said of others",
      [2, 3, 4],
      [
        [0, 2],
        [9, 5],
      ],
      [2, 3, 2],
    ],
    [
      "which comes to the first where there are none",
      [2, 3],
      [
        [0, 2],
        [1, 3],
        [9, 1],
      ],
      [3, 3],
    ],
  ] as const)("%s", (_what, held, rows, expected) => {
    expect(quantities(sharedOut(itemsOf(...held), rowsOf(...rows)))).toEqual(expected);
  });

  const some = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 });
  const rows = fc.array(
    fc.tuple(fc.option(fc.integer({ min: 0, max: 7 }), { nil: undefined }), fc.nat({ max: 20 })),
    { minLength: 1, maxLength: 8 },
  );

  test("have together what the file says, of each of its rows once", () => {
    fc.assert(
      fc.property(some, rows, (held, said) => {
        const shares = sharedOut(itemsOf(...held), rowsOf(...said));
        const sum = said.reduce((all, [, quantity]) => all + quantity, 0);
        expect(quantities(shares).reduce((all, one) => all + one, 0)).toBe(sum);
        expect(shares.flatMap(({ entries }) => entries).toSorted((a, b) => a - b)).toEqual(
          said.map((_row, entry) => entry),
        );
      }),
    );
  });

  test("stay as they are where a file says each of them as it is", () => {
    fc.assert(
      fc.property(some, fc.nat(), (held, turn) => {
        const all = rowsOf(...held.map((quantity, at) => [at, quantity] as const));
        const turned = all.map((_row, at) => all[(at + turn) % all.length] ?? all[0]);
        const file = turned.flatMap((row) => row ?? []);
        expect(quantities(sharedOut(itemsOf(...held), file))).toEqual(held);
      }),
    );
  });
});

const at = "2026-01-01T00:00:00.000Z";
const itemFor = (place: number, change: object = {}) =>
  CollectionItem.parse({
    ...{ id: idOf(place), ...copiesFor(place), language: "en", quantity: place + 2, version: 1 },
    ...{ createdAt: at, updatedAt: at, ...change },
  });

describe("[IMP-4] several items of a collection for the same copies", () => {
  test("are those that a row may set, the oldest first, and no others", () => {
    const older = itemFor(2, { createdAt: "2025-01-01T00:00:00.000Z" });
    const other = itemFor(3, { condition: "damaged" });
    const items = [itemFor(0), other, itemFor(1), older, itemFor(4, { condition: "damaged" })];
    const groups = equalItems({ items }, new Set([idOf(1)]));
    expect(groups.map((group) => group.map(({ itemId }) => itemId))).toEqual([
      [idOf(2), idOf(0), idOf(1)],
    ]);
    expect(equalItems({ items }, new Set())).toEqual([]);
    expect(equalItems({ items: [itemFor(0), other] }, new Set([idOf(0)]))).toEqual([]);
  });

  test("of more copies than an item may have shelve the rows, and stay as they are", () => {
    const row = previewRow(0, {
      ...{ verdict: "duplicate", said: saidRow(2, { quantity: 20_000 }) },
      duplicateOf: { kind: "exact", collectionId: binder, itemId: idOf(0), detail: "It is." },
    });
    const planned = plannedRows([row], {
      ...{ choiceOf: () => undefined, collectionOf: () => binder },
      ...{ options: { mode: "replace", currency: "EUR" }, equalsOf: () => itemsOf(2, 3) },
    });
    expect(planned).toMatchObject({ lots: [], shelved: [{ entry: 0, reason: "lot_too_large" }] });
  });
});

describe("[IMP-4] rows that set several equal items", () => {
  const [older, newer] = itemsOf(2, 3);
  if (!older || !newer) throw new Error("There are no items.");
  const group = [older, newer];
  const of = (paid: number, quantity: number) =>
    saidRow(2, {
      ...{ name: "Charizard", quantity, condition: "near_mint" },
      paid: { amount: paid, currency: "EUR" },
    });
  const card = { printingId: older.copies.printingId, variant: older.copies.variant };
  const candidates = [{ ...candidateOf(4), printingId: card.printingId, variants: [card.variant] }];
  const known = (quantity: number) =>
    previewRow(0, {
      ...{ verdict: "duplicate", said: of(0, quantity), candidates },
      duplicateOf: {
        ...{ kind: "exact", collectionId: binder, itemId: older.itemId, detail: "It is." },
      },
    });
  const chosen = (paid: number, quantity: number) =>
    previewRow(1, { verdict: "unresolved", said: of(paid, quantity), candidates: [] });
  const planOf = (rows: readonly PreviewRow[]) =>
    plannedRows(rows, {
      choiceOf: ({ verdict }) => (verdict === "unresolved" ? card : undefined),
      ...{ collectionOf: () => binder, options: { mode: "replace", currency: "EUR" } },
      equalsOf: (itemId) => (group.some((one) => one.itemId === itemId) ? group : undefined),
    });
  const told = (rows: readonly PreviewRow[]) =>
    planOf(rows).lots.map(({ itemId, quantity }) => [itemId, quantity]);

  test("take those with them whose card was chosen, in any order, and each item is set once", () => {
    for (const turned of [false, true]) {
      const inOrder = (...rows: readonly PreviewRow[]) => (turned ? rows.toReversed() : rows);
      expect(told(inOrder(known(4), chosen(0, 1)))).toEqual([
        [older.itemId, 2],
        [newer.itemId, 3],
      ]);
      expect(told(inOrder(known(4), chosen(1, 9)))).toEqual([
        [older.itemId, 4],
        [newer.itemId, 9],
      ]);
    }
  });

  test("leave copies that are of none of them in a lot of their own", () => {
    expect(told([known(5), chosen(7, 1)])).toEqual([
      [undefined, 1],
      [older.itemId, 2],
      [newer.itemId, 3],
    ]);
  });
});

describe("[IMP-4] a file that replaces quantities", () => {
  const held = { head: { id: binder, name: "Mine", kind: "binder" as const } };
  const items = [itemFor(0), itemFor(1)];
  const world = () =>
    importWorld({
      held: async () => ({ ...held, items }),
      duplicatesIn: async () => () => ({
        ...{ kind: "exact", collectionId: binder, itemId: idOf(0), detail: "You have it." },
      }),
    });

  async function imported(mode: "add" | "replace") {
    const { userId, ports, writer, work } = world();
    for (const { id, quantity } of items) writer.copies.set(`${binder} ${id}`, quantity);
    const text = JSON.stringify([{ name: "Charizard", number: "4", quantity: 3 }]);
    const given = { into: { collectionId: binder }, mode, currency: "EUR", text } as const;
    const { body } = await beginImport({ userId, given }, ports);
    await work();
    const name = { userId, importId: body.id };
    const { preview } = await getImport(name, ports);
    await confirmImport(name, ports);
    await work();
    return { preview, copies: [...writer.copies], outcome: (await getImport(name, ports)).outcome };
  }

  test("says so, and gives several equal items its quantity together", async () => {
    const { preview, copies, outcome } = await imported("replace");
    expect(preview?.notes.join(" ")).toMatch(/^Of 1 card you have several items .* give way first/);
    expect(preview).toMatchObject({ copies: 3, targets: [{ after: { lots: 2, cards: 3 } }] });
    expect(copies).toEqual([
      [`${binder} ${idOf(0)}`, 2],
      [`${binder} ${idOf(1)}`, 1],
    ]);
    expect(outcome).toMatchObject({ replaced: 1, unchanged: 1, shelved: 0 });
  });

  test("says nothing of it where its copies are added", async () => {
    const { preview, outcome } = await imported("add");
    expect(preview?.notes.join(" ")).not.toContain("several items");
    expect(outcome).toMatchObject({ added: 1, replaced: 0 });
  });
});
