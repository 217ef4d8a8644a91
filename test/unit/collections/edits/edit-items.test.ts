import { expect, test } from "vitest";
import { toldChange } from "#functions/collections/changes/told-change.ts";
import { editItems } from "#functions/collections/edits/edit-items.ts";
import { derivedId } from "#functions/collections/identifiers.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { updateItem } from "#functions/collections/items/update-item.ts";
import type { NewCopies } from "#schemas/collections/item.ts";
import type { ItemEdit } from "#schemas/collections/item-edit.ts";
import { manyCopies, someCopies } from "#test/support/collections/collections.ts";
import { aCollector } from "#test/support/collections/collector.ts";

/** A collector with these copies, and what edits them. */
async function withCopies(...copies: NewCopies[]) {
  const collector = await aCollector();
  const { ports, place } = collector;
  const { items } = await addItems({ place, items: copies }, ports);
  const ids = items.map(({ id }) => id);
  const edit = (edits: readonly ItemEdit[], isAllOrNothing = false, idempotencyKey?: string) =>
    editItems({ place, edits, isAllOrNothing, idempotencyKey }, ports);
  return { ...collector, ids, edit, first: ids[0] ?? "" };
}

test("[COL-2] five hundred items are edited in one call, and it is one change in the log", async () => {
  const { ids, edit, lots, newest } = await withCopies(...manyCopies(500));
  const edits = ids.map((itemId) => ({ do: "change", itemId, set: { location: "Box" } }) as const);
  const { verdicts, changeId } = await edit(edits);
  expect(verdicts).toEqual(ids.map((_id, index) => ({ edit: index, outcome: "done", version: 2 })));
  expect((await lots()).every(({ location }) => location === "Box")).toBe(true);
  expect(await newest()).toMatchObject({ id: changeId, kind: "edited", total: 500 });
});

test("[COL-2] one that cannot be done is told with its reason and costs its neighbours nothing", async () => {
  const { edit, first, lots, ids } = await withCopies(...manyCopies(2));
  const nowhere = derivedId("nowhere");
  const { verdicts } = await edit([
    { do: "change", itemId: nowhere, set: { quantity: 2 } },
    { do: "change", itemId: first, version: 7, set: { quantity: 2 } },
    { do: "change", itemId: first, set: { variant: "gold" } },
    { do: "move", itemId: first, to: nowhere },
    { do: "move", itemId: first, to: nowhere, quantity: 2 },
    { do: "change", itemId: ids[1] ?? "", set: { quantity: 9 } },
  ]);
  expect(verdicts.map(({ reason }) => reason)).toEqual([
    ...["collections.no_such_item", "request.stale_version", "collections.items_refused"],
    ...["collections.no_such_collection", "collections.items_refused"],
    undefined,
  ]);
  expect(verdicts.every(({ outcome, detail }) => outcome === "done" || Boolean(detail))).toBe(true);
  expect((await lots()).map(({ quantity }) => quantity).sort()).toEqual([1, 9]);
});

test("[COL-2] of all or nothing, nothing is done where one cannot be, and each reason is pointed at", async () => {
  const { edit, ids, lots, newest } = await withCopies(...manyCopies(3));
  const before = await newest();
  const good = ids.map((itemId) => ({ do: "remove", itemId }) as const);
  const bad = { do: "remove", itemId: derivedId("nowhere") } as const;
  await expect(edit([...good, bad], true)).rejects.toMatchObject({
    code: "collections.items_refused",
    errors: [{ pointer: "#/edits/3" }],
  });
  expect(await lots()).toHaveLength(3);
  expect(await newest()).toEqual(before);
  await edit(good, true);
  expect(await lots()).toEqual([]);
});

test("[COL-2] all or nothing is promised only of what fits one write", async () => {
  const { edit, ids, other } = await withCopies(...manyCopies(95));
  const removals = ids.map((itemId) => ({ do: "remove", itemId }) as const);
  await expect(edit(removals, true)).rejects.toMatchObject({ code: "request.invalid" });
  const to = other.collectionId;
  const moves = ids.slice(0, 47).map((itemId) => ({ do: "move", itemId, to }) as const);
  await expect(edit(moves, true)).rejects.toMatchObject({ code: "request.invalid" });
  expect((await edit(moves.slice(0, 46), true)).verdicts).toHaveLength(46);
});

test("[COL-2] copies that are moved join their equals, and those that are left stay", async () => {
  const { edit, first, other, copiesIn, place, ports } = await withCopies(
    someCopies({ quantity: 5, notes: "Mint" }),
  );
  await addItems({ place: other, items: [someCopies({ quantity: 2, notes: "Mint" })] }, ports);
  const { verdicts } = await edit([
    { do: "move", itemId: first, to: other.collectionId, quantity: 3 },
  ]);
  const into = { collectionId: other.collectionId, itemId: first, version: 2 };
  expect(verdicts).toEqual([{ edit: 0, outcome: "done", version: 2, into }]);
  expect([await copiesIn(place), await copiesIn(other)]).toEqual([2, 5]);
  const { verdicts: rest } = await edit([{ do: "move", itemId: first, to: other.collectionId }]);
  expect(rest).toEqual([{ edit: 0, outcome: "done", into: { ...into, version: 3 } }]);
  expect([await copiesIn(place), await copiesIn(other)]).toEqual([0, 7]);
});

test("[COL-2] a copy leaves what was copied as it is", async () => {
  const { edit, first, other, lots, place } = await withCopies(someCopies({ quantity: 5 }));
  await edit([{ do: "copy", itemId: first, to: other.collectionId, quantity: 2 }]);
  expect(await lots(place)).toMatchObject([{ quantity: 5, version: 1 }]);
  expect(await lots(other)).toMatchObject([{ quantity: 2 }]);
});

test("[COL-2] some copies of an item become an item of their own", async () => {
  const { edit, first, lots } = await withCopies(someCopies({ quantity: 3 }));
  const grade = { company: "psa", grade: "9" } as const;
  await edit([{ do: "split", itemId: first, quantity: 1, set: { grade } }]);
  const all = (await lots()).toSorted((a, b) => a.quantity - b.quantity);
  expect(all).toMatchObject([
    { quantity: 1, grade },
    { id: first, quantity: 2 },
  ]);
  expect(all[0]).not.toHaveProperty("condition");
});

test("edits of one item in one call are done in their order, and are one version", async () => {
  const { edit, first, lots } = await withCopies(someCopies());
  await edit([
    { do: "change", itemId: first, version: 1, set: { quantity: 4 } },
    { do: "change", itemId: first, version: 1, set: { notes: "Four" } },
  ]);
  expect(await lots()).toMatchObject([{ quantity: 4, notes: "Four", version: 2 }]);
});

test("the log counts items, however many edits of them there were", async () => {
  const { edit, first, newest } = await withCopies(someCopies({ quantity: 3 }));
  await edit([
    { do: "change", itemId: first, set: { notes: "Three" } },
    { do: "split", itemId: first, quantity: 1, set: { location: "Box" } },
  ]);
  expect(toldChange(await newest())).toMatchObject({
    summary: "Different edits of 1 item were made.",
    items: 1,
  });
});

test("[COL-2] what changes nothing writes nothing", async () => {
  const { edit, first, newest, place } = await withCopies(someCopies());
  const before = await newest();
  const answer = await edit([
    { do: "change", itemId: first, set: { quantity: 1 } },
    { do: "move", itemId: first, to: place.collectionId },
  ]);
  expect(answer).toEqual({
    verdicts: [
      { edit: 0, outcome: "unchanged", version: 1 },
      { edit: 1, outcome: "unchanged", version: 1 },
    ],
  });
  expect(await newest()).toEqual(before);
});

test("[API-3] a repetition does nothing and answers alike, also of what was refused; what died is finished", async () => {
  const { edit, ids, ports, place, lots } = await withCopies(...manyCopies(200));
  const refused = { do: "remove", itemId: derivedId("nowhere") } as const;
  const edits = [...ids.map((itemId) => ({ do: "remove", itemId }) as const), refused];
  let left = 1;
  const write: typeof ports.ledger.write = async (...args) => {
    if (left-- === 0) throw new Error("the function died");
    return ports.ledger.write(...args);
  };
  const input = { place, edits, isAllOrNothing: false, idempotencyKey: "k" };
  const dying = editItems(input, { ...ports, ledger: { ...ports.ledger, write } });
  await expect(dying).rejects.toThrow("died");
  expect((await lots()).length).toBeGreaterThan(100);
  const { verdicts } = await edit(edits, false, "k");
  expect(verdicts.filter(({ outcome }) => outcome === "done")).toHaveLength(200);
  expect(verdicts.at(-1)).toMatchObject({ edit: 200, reason: "collections.no_such_item" });
  expect(await edit(edits, false, "k")).toEqual({ verdicts });
  await expect(edit(edits.slice(1), false, "k")).rejects.toMatchObject({
    code: "request.key_reused",
  });
});

test("[COL-5] an edit that meets somebody faster is planned anew, and one for an older version is refused", async () => {
  const { ports, place, first, lots } = await withCopies(someCopies());
  let isFirst = true;
  const write: typeof ports.ledger.write = async (...args) => {
    if (isFirst) {
      isFirst = false;
      const item = { ...place, itemId: first };
      await updateItem({ place: item, change: { location: "Box" }, ifMatch: undefined }, ports);
    }
    return ports.ledger.write(...args);
  };
  const racing = { ...ports, ledger: { ...ports.ledger, write } };
  const edits = [
    { do: "change", itemId: first, set: { quantity: 4 } },
    { do: "change", itemId: first, version: 1, set: { notes: "Late" } },
  ] as const;
  const { verdicts } = await editItems({ place, edits, isAllOrNothing: false }, racing);
  expect(verdicts).toMatchObject([
    { outcome: "done", version: 3 },
    { outcome: "refused", reason: "request.stale_version", version: 2 },
  ]);
  expect(await lots()).toMatchObject([{ location: "Box", quantity: 4 }]);
});

test("[COL-2] a move that is refused leaves its item as it is, in its version and in the log", async () => {
  const { edit, first, lots, newest } = await withCopies(someCopies({ quantity: 2 }));
  const before = await newest();
  const move = { do: "move", itemId: first, to: derivedId("nowhere"), quantity: 1 } as const;
  const { verdicts, changeId } = await edit([move]);
  expect(verdicts).toMatchObject([{ outcome: "refused" }]);
  expect(changeId).toBeUndefined();
  expect(await lots()).toMatchObject([{ version: 1, quantity: 2 }]);
  expect(await newest()).toEqual(before);
  // What was planned of it before stays planned.
  await edit([{ do: "change", itemId: first, set: { notes: "Gift" } }, move]);
  expect(await lots()).toMatchObject([{ version: 2, quantity: 2, notes: "Gift" }]);
});

test("[COL-2] a split of all copies is a change of the item, which keeps its id", async () => {
  const { edit, first, lots } = await withCopies(someCopies({ quantity: 3 }));
  const { verdicts } = await edit([
    { do: "split", itemId: first, quantity: 3, set: { notes: "All" } },
  ]);
  expect(verdicts).toEqual([{ edit: 0, outcome: "done", version: 2 }]);
  expect(await lots()).toMatchObject([{ id: first, quantity: 3, notes: "All" }]);
});

test("[COL-2] a split that says nothing otherwise is refused", async () => {
  const { edit, first, lots } = await withCopies(someCopies({ quantity: 3 }));
  const { verdicts } = await edit([{ do: "split", itemId: first, quantity: 1, set: {} }]);
  expect(verdicts).toMatchObject([{ outcome: "refused", reason: "request.invalid" }]);
  expect(await lots()).toMatchObject([{ quantity: 3, version: 1 }]);
});
