import { describe, expect, test } from "vitest";
import { beginImport } from "#functions/transfer/imports/begin-import.ts";
import { confirmImport } from "#functions/transfer/imports/confirm-import.ts";
import { getImport } from "#functions/transfer/imports/watch-imports.ts";
import { mostAtOnce, resolveShelf } from "#functions/transfer/shelf/resolve-shelf.ts";
import { fitOnShelf, mostShelved } from "#functions/transfer/shelf/shelf-room.ts";
import type { ShelvedItem } from "#schemas/storage/shelf-items.ts";
import { mostImportRows } from "#schemas/transfer/import-options.ts";
import { ShelvedRowId } from "#schemas/transfer/shelved-row.ts";
import { PrintingId, Ulid, VariantKey } from "#schemas/values.ts";
import { memoryCopiesWriter } from "#test/fakes/memory-copies-writer.ts";
import { memoryShelf } from "#test/fakes/memory-shelf.ts";
import { binder, importWorld } from "#test/support/transfer/import-world.ts";
import { saidRow } from "#test/support/transfer/some-rows.ts";

const importId = Ulid.parse("01KAJ3QW8D5S6T7V8W9X0Y1Z2A");
const nobody = { name: "Nobody" };
const at = "2026-01-01T00:00:00.000Z";
const card = {
  printingId: PrintingId.parse("pokemon:en:base1-4"),
  variant: VariantKey.parse("holofoil"),
};

/** A shelf on which so many rows of other imports lie already. */
const shelfWith = (others: number) => {
  const shelf = memoryShelf();
  return {
    ...shelf,
    count: async (...asked: Parameters<typeof shelf.count>) =>
      Math.min(asked[1].upTo, others + (await shelf.count(...asked))),
  };
};

async function confirmed(world: ReturnType<typeof importWorld>, rows: readonly object[]) {
  const { userId, ports, work } = world;
  const into = { collectionId: binder };
  const given = { into, mode: "add", currency: "EUR", text: JSON.stringify(rows) } as const;
  const { body } = await beginImport({ userId, given }, ports);
  await work();
  const name = { userId, importId: body.id };
  await confirmImport(name, ports);
  await work();
  return (await getImport(name, ports)).outcome;
}

describe("[IMP-2] a shelf", () => {
  test("takes any file while it is empty", () => {
    expect(mostShelved).toBe(mostImportRows);
  });

  test("takes as many rows as it has room for, and the outcome says how many it has not", async () => {
    const shelf = shelfWith(mostShelved - 2);
    const world = importWorld({ shelf });
    const outcome = await confirmed(world, [nobody, nobody, nobody, { name: "A", number: "1" }]);
    expect(outcome).toMatchObject({ added: 1, shelved: 2, unshelved: 1, skipped: 0 });
    expect(shelf.all(world.userId)).toHaveLength(2);
  });

  test("that is full takes none, and one with room takes all", async () => {
    const full = await confirmed(importWorld({ shelf: shelfWith(mostShelved) }), [nobody, nobody]);
    expect(full).toMatchObject({ shelved: 0, unshelved: 2 });
    const free = await confirmed(importWorld({ shelf: shelfWith(0) }), [nobody, nobody]);
    expect(free).toMatchObject({ shelved: 2, unshelved: 0 });
  });

  test("has the same room for rows that collections refuse", async () => {
    const writer = memoryCopiesWriter({ refuses: () => "collection_full" });
    const shelf = shelfWith(mostShelved - 2);
    const rows = [1, 2, 3].map((number) => ({ name: "A", number: String(number) }));
    const outcome = await confirmed(importWorld({ shelf, writer }), [nobody, ...rows]);
    expect(outcome).toMatchObject({ refused: 3, shelved: 2, unshelved: 2 });
  });

  test("is counted only where there is something to put there, and once", async () => {
    let counted = 0;
    const count = async () => {
      counted += 1;
      return mostShelved - 3;
    };
    const fitting = fitOnShelf({ userId: "ash", importId, taken: 0 }, { shelf: { count } });
    expect([await fitting([], 0), counted]).toEqual([[], 0]);
    expect([await fitting(["a", "b"], 0), await fitting(["c", "d"], 2), counted]).toEqual([
      ...[["a", "b"], ["c"], 1],
    ]);
  });

  test("takes back what an import has taken off, however full it is", async () => {
    const count = async () => 2 * mostShelved;
    const fitting = fitOnShelf({ userId: "ash", importId, taken: 2 }, { shelf: { count } });
    expect(await fitting(["a", "b", "c"], 0)).toEqual(["a", "b"]);
  });
});

describe("[IMP-2] rows that are alike", () => {
  const aRow = (entry: number, likeness = "a"): ShelvedItem => ({
    id: ShelvedRowId.parse(`${importId}-${String(entry).padStart(5, "0")}`),
    ...{ state: "open", importId, said: saidRow(entry + 2), likeness },
    ...{ reason: "no_such_card", detail: "There is none.", candidates: [] },
    ...{ shelvedAt: at, matchedAt: at, collectionId: binder },
  });

  test("and more than one request takes are told as left, and taken by the next", async () => {
    const world = importWorld();
    const { userId, ports, shelf } = world;
    const rows = Array.from({ length: mostAtOnce + 601 }, (_none, entry) => aRow(entry));
    await shelf.put(userId, [...rows, aRow(9_000, "b")]);
    const like = () => resolveShelf({ userId, rows: [{ like: aRow(0).id, card }] }, ports);
    const first = await like();
    expect(first.left).toBe(601);
    await world.work();
    expect((await getImport({ userId, importId: first.id }, ports)).left).toBe(601);
    expect(shelf.all(userId)).toHaveLength(602);
    const second = await like();
    expect(second).not.toHaveProperty("left");
    await world.work();
    expect(shelf.all(userId)).toHaveLength(1);
    expect([...world.writer.copies.values()]).toEqual([mostAtOnce + 601]);
  });
});
