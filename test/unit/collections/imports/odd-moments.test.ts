import { ulid } from "ulid";
import { expect, test } from "vitest";
import { deleteCollection } from "#functions/collections/collection/delete-collection.ts";
import { forgetCollection } from "#functions/collections/collection/forget-collection.ts";
import { restoreCollection } from "#functions/collections/collection/restore-collection.ts";
import { applyImportPart } from "#functions/collections/imports/apply-import-part.ts";
import { beginImport } from "#functions/collections/imports/begin-import.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { updateItem } from "#functions/collections/items/update-item.ts";
import { Ulid } from "#schemas/values.ts";
import { printing, someCopies } from "#test/support/collections/collections.ts";
import { anImporter } from "#test/support/collections/importer.ts";

test("a part writes each lot once: what somebody leaves no other place for lies by itself", async () => {
  const { ports, place, lot, apply, lots, state } = await anImporter();
  const copies = someCopies({ printingId: printing(1) });
  const say = async (itemId: string, notes: string | null) =>
    updateItem({ place: { ...place, itemId }, change: { notes }, ifMatch: undefined }, ports);
  const [first] = (await addItems({ place, items: [copies] }, ports)).items;
  const firstId = first?.id ?? "";
  await say(firstId, "other copies");
  const [second] = (await addItems({ place, items: [copies] }, ports)).items;
  await say(firstId, null);
  let isFirst = true;
  const write: typeof ports.imports.write = async (...given) => {
    if (isFirst && given[1].after.id === firstId) {
      isFirst = false;
      await say(firstId, "other copies again");
    }
    return ports.imports.write(...given);
  };
  const over = { ...ports, imports: { ...ports.imports, write } };
  await apply(0, [lot(9, 10, { itemId: second?.id }), lot(1, 100)], over);
  const sums = (await lots()).map(({ id, quantity }) => [id, quantity]);
  expect(sums).toHaveLength(3);
  expect(sums).toContainEqual([second?.id, 11]);
  expect(sums.map(([, quantity]) => quantity)).toContain(100);
  await state();
});

test("what was planned of a collection that is deleted meanwhile is there, and counted, when that is brought back", async () => {
  const { ports, other, lot, apply, state } = await anImporter();
  const write: typeof ports.imports.write = async (...given) => {
    if (await ports.collections.get(other))
      await deleteCollection({ place: other, ifMatch: undefined }, ports);
    return ports.imports.write(...given);
  };
  const elsewhere = { collectionId: other.collectionId };
  const over = { ...ports, imports: { ...ports.imports, write } };
  expect(await apply(0, [lot(1, 1, elsewhere), lot(2)], over)).toMatchObject({
    outcomes: [{ outcome: "added" }, { outcome: "added" }],
  });
  expect(await apply(1, [lot(1, 1, elsewhere)])).toMatchObject({
    outcomes: [{ outcome: "refused", reason: "collections.no_such_collection" }],
  });
  await restoreCollection({ place: other }, ports);
  expect((await state())[1]).toHaveLength(1);
});

test("nothing is written to a collection that is being cleared away, and none of it is counted", async () => {
  const { ports, other, lot, apply } = await anImporter();
  const elsewhere = { collectionId: other.collectionId };
  const plan: typeof ports.imports.plan = async (...given) => {
    const planned = await ports.imports.plan(...given);
    if (await ports.collections.get(other)) {
      await deleteCollection({ place: other, ifMatch: undefined }, ports);
      await forgetCollection(other, ports);
    }
    return planned;
  };
  const over = { ...ports, imports: { ...ports.imports, plan } };
  expect(await apply(0, [lot(1, 1, elsewhere), lot(2)], over)).toMatchObject({
    outcomes: [{ outcome: "refused" }, { outcome: "added" }],
  });
  expect(await ports.lots.tally(other)).toEqual({ lots: 0, cards: 0 });
  expect((await ports.lots.list(other, { limit: 5 })).items).toEqual([]);
});

test("a lot remembers the parts that wrote it in the last weeks, and no more than eight", async () => {
  const { ports, place, userId, lot, other } = await anImporter();
  const importAt = async (moment: number) => {
    const at = new Date(moment).toISOString();
    const changeId = Ulid.parse(ulid(moment));
    const { collectionId } = other;
    await beginImport({ userId, changeId, total: 1, collectionIds: [collectionId], at }, ports);
    await applyImportPart({ userId, changeId, part: 0, lots: [lot(1)], at }, ports);
    return `${changeId}#0`;
  };
  const writers = async () => {
    const [item] = (await ports.lots.list(place, { limit: 1 })).items;
    const found = await ports.lots.find(place, [item?.id ?? ""]);
    return [...found.values()][0]?.importedBy;
  };
  const [dayMs, start] = [86_400_000, Date.parse("2026-03-01T00:00:00.000Z")];
  const days = Array.from({ length: 10 }, (_none, day) => start + day * dayMs);
  const all = [];
  for (const day of days) all.push(await importAt(day));
  expect(await writers()).toEqual(all.slice(2));
  const late = await importAt(start + 23 * dayMs);
  expect(await writers()).toEqual([...all.slice(-1), late]);
});

test("what the table does not take at this moment is written a moment later", async () => {
  const { ports, lot, apply, copies, state, records } = await anImporter();
  let refusals = 0;
  const busyTwice =
    <In extends readonly unknown[], Out>(call: (...given: In) => Promise<Out>, busy: Out) =>
    async (...given: In): Promise<Out> => {
      refusals += 1;
      return refusals % 3 === 0 ? call(...given) : busy;
    };
  const { plan, write, finish } = ports.imports;
  const imports = {
    plan: busyTwice(plan, "conflict"),
    write: busyTwice(write, "busy"),
    finish: busyTwice(finish, "conflict"),
  };
  const asked = [lot(1, 2), lot(2, 3), lot(3, 4)];
  const done = await apply(0, asked, { ...ports, imports });
  expect(done).toMatchObject({ outcomes: asked.map(() => ({ outcome: "added" })) });
  expect(await Promise.all([1, 2, 3].map((one) => copies(one)))).toEqual([2, 3, 4]);
  await state();
  expect(await records()).toHaveLength(1);
});
