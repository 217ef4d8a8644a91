import { expect, test } from "vitest";
import { getChange, listChanges } from "#functions/collections/changes/list-changes.ts";
import { takeBackLong } from "#functions/collections/changes/take-back-long.ts";
import { toldChange, toldWhole } from "#functions/collections/changes/told-change.ts";
import { undoChange } from "#functions/collections/changes/undo-change.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { updateItem } from "#functions/collections/items/update-item.ts";
import * as operations from "#schemas/http/collections.ts";
import { printing, someCopies } from "#test/support/collections/collections.ts";
import { anImporter, died, type Importer } from "#test/support/collections/importer.ts";

/** An import of six parts with two lots each, into what has three copies of the first card. */
async function imported(parts = 6) {
  const importer = await anImporter();
  const { ports, place, lot, apply, end } = importer;
  await addItems({ place, items: [someCopies({ printingId: printing(1), quantity: 3 })] }, ports);
  const before = await importer.state();
  for (let part = 0; part < parts; part += 1) await apply(part, [lot(1, 2), lot(part + 2)]);
  await end();
  const undo = () => undoChange({ userId: importer.userId, changeId: importer.changeId }, ports);
  const said = async () =>
    (await importer.state()).map((of) => of.map(([id, , quantity]) => [id, quantity]));
  return { ...importer, before: before.map((of) => of.map(([id, , n]) => [id, n])), undo, said };
}

const listed = async ({ ports, userId }: Pick<Importer, "ports" | "userId">, id: string) => {
  const page = await listChanges({ userId, limit: 100 }, ports);
  const told = page.items.map(toldChange).filter((one) => one.id === id);
  return operations.listChanges.response.body.parse({ items: told }).items;
};

test("[COL-2] an import is one change, however many parts it has, and of each collection that it may touch", async () => {
  const importer = await imported();
  const { ports, userId, changeId, other, place } = importer;
  const told = {
    ...{ kind: "imported", summary: "12 items were imported.", items: 12 },
    collectionIds: [place.collectionId, other.collectionId],
  };
  expect(await listed(importer, changeId)).toMatchObject([told]);
  const { items } = await listChanges({ userId, limit: 100 }, ports);
  expect(items.filter(({ kind }) => kind === "imported")).toHaveLength(1);
  const of = await listChanges({ userId, limit: 100, collectionId: other.collectionId }, ports);
  expect(of.items.map(({ id }) => id)).toContain(changeId);
});

test("[COL-2] an import that goes on, or has stopped half way, says how many items it has touched", async () => {
  const importer = await anImporter();
  const { changeId, lot, apply, end } = importer;
  const now = async () => (await listed(importer, changeId))[0];
  expect(await now()).toMatchObject({ summary: "0 items were imported.", isRunning: true });
  await apply(0, [lot(1), lot(2)]);
  expect(await now()).toMatchObject({ summary: "2 items were imported.", isRunning: true });
  await end();
  expect((await now())?.isRunning).toBe(undefined);
});

test("[COL-2] what a large import did is shown page by page, each item before and after", async () => {
  const { ports, userId, changeId } = await imported(7);
  const pages = [];
  let cursor: string | undefined;
  do {
    const whole = await getChange({ userId, changeId, cursor }, ports);
    const told = operations.getChange.response.body.parse(toldWhole(whole));
    pages.push(told.itemChanges);
    cursor = told.nextCursor;
  } while (cursor);
  expect(pages.map(({ length }) => length)).toEqual([10, 4]);
  expect(pages[0]?.[2]).toMatchObject({ before: { quantity: 5 }, after: { quantity: 7 } });
  const [record] = (
    await ports.ledger.since(userId, { from: { moment: "" }, limit: 99 })
  ).changes.filter(({ of }) => of === changeId);
  await expect(getChange({ userId, changeId: record?.id ?? "" }, ports)).rejects.toMatchObject({
    code: "collections.no_such_change",
  });
});

test("[COL-2] a small import is taken back at once, item by item, and that can be taken back as well", async () => {
  const importer = await imported(3);
  const { ports, userId, changeId, undo, said, before, longUndosAsked } = {
    ...importer,
    longUndosAsked: importer.ports.longUndosAsked,
  };
  const there = await said();
  const undone = await undo();
  expect(operations.undoChange.response.body.parse(undone)).toEqual(undone);
  expect(undone.items.map(({ outcome }) => outcome)).toEqual(Array(6).fill("undone"));
  expect(await said()).toEqual(before);
  expect(longUndosAsked).toEqual([]);
  expect(await listed(importer, changeId)).toMatchObject([{ undoneBy: undone.changeId }]);
  expect(await undo()).toEqual({ changeId: undone.changeId, items: [] });
  await undoChange({ userId, changeId: undone.changeId ?? "" }, ports);
  expect(await said()).toEqual(there);
});

test("[COL-2] no part of an import begins once it is being taken back", async () => {
  const { lot, apply, ports, userId, changeId, copies } = await anImporter();
  await apply(0, [lot(1)]);
  await undoChange({ userId, changeId }, ports);
  expect(await apply(1, [lot(2)])).toEqual({ state: "over" });
  expect(await copies(2)).toBe(0);
});

test("[COL-2] what was changed since is kept with the reason, and taken back once it is as it was", async () => {
  const { ports, place, undo, lots, copies } = await imported(2);
  const item = (await lots()).find(({ printingId }) => printingId === printing(2));
  const where = { ...place, itemId: item?.id ?? "" };
  await updateItem({ place: where, change: { notes: "mine" }, ifMatch: undefined }, ports);
  const first = await undo();
  const kept = first.items.filter(({ outcome }) => outcome === "kept");
  expect(kept).toMatchObject([{ itemId: item?.id, reason: "collections.changed_since" }]);
  expect([await copies(1), await copies(2), await copies(3)]).toEqual([3, 1, 0]);
  await updateItem({ place: where, change: { notes: null }, ifMatch: undefined }, ports);
  expect((await undo()).items).toMatchObject([{ itemId: item?.id, outcome: "undone" }]);
  expect(await copies(2)).toBe(0);
});

test("[COL-2] a large import is taken back by a worker, which others see as one change that goes on", async () => {
  const importer = await imported();
  const { ports, userId, changeId, undo, said, before } = importer;
  const asked = await undo();
  expect(asked).toMatchObject({ items: [], isRunning: true });
  expect((await undo()).changeId).toBe(asked.changeId);
  expect(ports.longUndosAsked).toEqual([
    { userId, changeId },
    { userId, changeId },
  ]);
  const by = asked.changeId ?? "";
  expect(await listed(importer, changeId)).toMatchObject([{ undoing: by }]);
  expect(await listed(importer, by)).toMatchObject([{ kind: "undone", isRunning: true, items: 0 }]);
  expect(await takeBackLong({ userId, changeId }, ports)).toEqual({
    ...{ outcome: "taken_back", undone: 12 },
  });
  expect(await said()).toEqual(before);
  const [ended] = await listed(importer, by);
  expect(ended).toMatchObject({ summary: "A change of 12 items was taken back.", items: 12 });
  expect(ended?.isRunning).toBe(undefined);
  expect(await listed(importer, changeId)).toMatchObject([{ undoneBy: by }]);
  expect(await undo()).toEqual({ changeId: by, items: [] });
  expect(await takeBackLong({ userId, changeId }, ports)).toMatchObject({
    outcome: "nothing_to_do",
  });
});

test("[COL-2] taking a large import back can be taken back as well", async () => {
  const { ports, userId, changeId, undo, said } = await imported();
  const there = await said();
  const { changeId: by = "" } = await undo();
  await takeBackLong({ userId, changeId }, ports);
  expect(await undoChange({ userId, changeId: by }, ports)).toMatchObject({ isRunning: true });
  await takeBackLong({ userId, changeId: by }, ports);
  expect(await said()).toEqual(there);
});

test("[COL-2] what a worker keeps of a large import is told with the change, and tried again when it is asked for", async () => {
  const { ports, place, userId, changeId, undo, lots, copies } = await imported();
  const item = (await lots()).find(({ printingId }) => printingId === printing(3));
  const where = { ...place, itemId: item?.id ?? "" };
  await updateItem({ place: where, change: { notes: "mine" }, ifMatch: undefined }, ports);
  await undo();
  await takeBackLong({ userId, changeId }, ports);
  expect(toldWhole(await getChange({ userId, changeId }, ports)).kept).toMatchObject([
    { itemId: item?.id, outcome: "kept", reason: "collections.changed_since" },
  ]);
  await updateItem({ place: where, change: { notes: null }, ifMatch: undefined }, ports);
  expect(await undo()).toMatchObject({ isRunning: true });
  expect(await takeBackLong({ userId, changeId }, ports)).toMatchObject({ undone: 1 });
  expect(await copies(3)).toBe(0);
  expect(toldWhole(await getChange({ userId, changeId }, ports)).kept).toBe(undefined);
});

test("[COL-2] a worker that dies while it takes an import back is followed by one that does the rest, and nothing twice", async () => {
  for (let nth = 1; nth <= 6; nth += 1) {
    const { ports, userId, changeId, undo, said, before } = await imported();
    await undo();
    let left = nth;
    const write: typeof ports.ledger.write = async (...given) => {
      left -= 1;
      if (left === 0) throw new Error(died);
      return ports.ledger.write(...given);
    };
    const dying = { ...ports, ledger: { ...ports.ledger, write } };
    await expect(takeBackLong({ userId, changeId }, dying)).rejects.toThrow(died);
    await Promise.all([1, 2].map(() => takeBackLong({ userId, changeId }, ports)));
    expect(await said()).toEqual(before);
  }
});

test("[COL-2] a worker whose time is over asks for another one", async () => {
  const { ports, userId, changeId, undo, said, before, pass } = await imported();
  await undo();
  const write: typeof ports.ledger.write = async (...given) => {
    pass(40_000);
    return ports.ledger.write(...given);
  };
  const slow = { ...ports, ledger: { ...ports.ledger, write } };
  const { length } = ports.longUndosAsked;
  const first = await takeBackLong({ userId, changeId }, slow);
  expect(first.outcome).toBe("continues");
  expect(first.undone).toBeGreaterThan(0);
  expect(ports.longUndosAsked).toHaveLength(length + 1);
  expect((await takeBackLong({ userId, changeId }, ports)).outcome).toBe("taken_back");
  expect(await said()).toEqual(before);
});
