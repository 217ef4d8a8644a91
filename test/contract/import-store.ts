import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { Ledger } from "#functions/collections/changes/ledger.ts";
import type { LongChanges, LongPart } from "#functions/collections/changes/long-changes.ts";
import { derivedId } from "#functions/collections/identifiers.ts";
import type { ImportStore } from "#functions/collections/imports/import-store.ts";
import type { LotStore } from "#functions/collections/items/lot-store.ts";
import { Ulid } from "#schemas/values.ts";
import { aLot, aPlace, at, printing } from "#test/support/collections/collections.ts";

export interface ImportStores {
  readonly imports: ImportStore;
  readonly longChanges: LongChanges;
  readonly ledger: Ledger;
  readonly lots: LotStore;
}

const newId = (moment = 0) => Ulid.parse(ulid(Date.parse(at) + moment));
const content = { items: [], heads: [], sales: [] };

/** What every ImportStore promises, and LongChanges of what it writes. */
export function importStoreContract(name: string, storesFor: () => ImportStores) {
  async function begun() {
    const stores = storesFor();
    const { userId, collectionId } = aPlace();
    const id = newId();
    const change = { id, kind: "imported", at, total: 5, collectionIds: [collectionId] } as const;
    expect(await stores.longChanges.begin(userId, change)).toBe("begun");
    /** A part that is to make so many lots. */
    const part = (number: number, lots = 1, more: Partial<LongPart> = {}): LongPart => ({
      ...{ id, part: number, at, version: 1, state: "planned" },
      content: {
        ...content,
        items: Array.from({ length: lots }, (_none, index) => ({
          collectionId,
          after: aLot({
            ...{ printingId: printing(100 * number + index + 1), quantity: 2 },
            importedBy: [`${id}#${number}`],
          }),
          asked: [index],
        })),
        ...{ asked: [], outcomes: [{ outcome: "added", collectionId, quantity: 2 }] },
      },
      ...more,
    });
    const finish = (one: LongPart, counted = new Set([collectionId])) =>
      stores.imports.finish(userId, { part: one, recordId: newId(1), at, counted });
    const entry = () => stores.longChanges.find(userId, id);
    return { ...stores, userId, collectionId, id, change, part, finish, entry };
  }

  describe(`${name} is an ImportStore with LongChanges`, () => {
    test("[IMP-3] a long change is begun once, and lists tell it from then on", async () => {
      const { longChanges, ledger, userId, collectionId, id, change, entry } = await begun();
      expect(await longChanges.begin(userId, { ...change, total: 9 })).toBe("there");
      const told = { id, kind: "imported", total: 5, done: 0, collectionIds: [collectionId] };
      expect(await entry()).toMatchObject(told);
      for (const of of [undefined, collectionId]) {
        const page = await ledger.listChanges(userId, { limit: 5, collectionId: of });
        expect(page.items).toMatchObject([told]);
      }
      expect(await ledger.read(userId, id)).toMatchObject([{ ...told, content }]);
      expect(await longChanges.find(userId, newId())).toBe(undefined);
    });

    test("a part is planned once, then in the place of the plan before, until it is done", async () => {
      const { imports, longChanges, userId, id, part, finish } = await begun();
      const [first, second] = [part(0, 2), part(0, 1, { version: 2 })];
      expect(await imports.plan(userId, second)).toBe("conflict");
      expect(await imports.plan(userId, first)).toBe("planned");
      expect(await longChanges.part(userId, id, 0)).toEqual(first);
      expect(await imports.plan(userId, first)).toBe("conflict");
      expect(await imports.plan(userId, second)).toBe("planned");
      expect(await imports.plan(userId, second)).toBe("conflict");
      expect(await longChanges.part(userId, id, 0)).toEqual(second);
      expect(await finish(first)).toBe("conflict");
      expect(await finish(second)).toBe("done");
      expect(await finish(second)).toBe("conflict");
      expect(await imports.plan(userId, part(0, 1, { version: 3 }))).toBe("conflict");
      expect(await longChanges.part(userId, id, 0)).toEqual({ ...second, state: "done" });
    });

    test("a part that has nothing to write is done as soon as it is planned", async () => {
      const { imports, longChanges, userId, id, part } = await begun();
      expect(await imports.plan(userId, part(0, 0, { state: "done" }))).toBe("planned");
      expect(await longChanges.part(userId, id, 0)).toMatchObject({ state: "done" });
    });

    test("no part is planned of what has ended, or was never begun", async () => {
      const { imports, longChanges, userId, id, part, entry } = await begun();
      expect(await imports.plan(userId, part(0))).toBe("planned");
      await longChanges.end(userId, id, at);
      await longChanges.end(userId, id, "2026-02-02T06:00:00.000Z");
      expect(await entry()).toMatchObject({ endedAt: at });
      expect(await imports.plan(userId, part(1))).toBe("conflict");
      expect(await imports.plan(userId, part(0, 1, { version: 2 }))).toBe("planned");
      expect(await imports.plan(userId, { ...part(0), id: newId(9) })).toBe("conflict");
      await longChanges.end(userId, newId(9), at);
      expect(await longChanges.find(userId, newId(9))).toBe(undefined);
    });

    test("[COL-5] a lot is written where it is what was read, and at no other time", async () => {
      const { imports, lots, userId, collectionId } = await begun();
      const place = { userId, collectionId };
      const [first, next] = [aLot({ importedBy: ["a"] }), aLot({ version: 2, quantity: 7 })];
      const write = (before: typeof first | undefined, after: typeof first) =>
        imports.write(userId, { collectionId, before, after }, at);
      expect(await write(next, first)).toBe("other");
      expect(await write(undefined, first)).toBe("written");
      expect(await write(undefined, first)).toBe("other");
      expect(await write(first, next)).toBe("written");
      expect(await write(first, next)).toBe("other");
      expect((await lots.find(place, [first.id])).get(first.id)).toEqual(next);
      const gone = { ...next, version: 3, removedAt: at };
      expect(await write(next, gone)).toBe("written");
      expect((await lots.find(place, [first.id])).get(first.id)).toEqual(gone);
    });

    test("[IMP-3] what a part did is counted and told at its end, under an id of that moment", async () => {
      const { imports, ledger, lots, userId, collectionId, id, part, finish, entry } =
        await begun();
      const one = part(0, 3);
      await imports.plan(userId, one);
      expect(await lots.tally({ userId, collectionId })).toEqual({ lots: 0, cards: 0 });
      await finish(one);
      expect(await lots.tally({ userId, collectionId })).toEqual({ lots: 3, cards: 6 });
      expect(await entry()).toMatchObject({ done: 3 });
      const { changes } = await ledger.since(userId, { from: { id, part: 0 }, limit: 9 });
      const items = one.content.items.map(({ after }) => ({
        ...{ collectionId, itemId: after.id, version: 1 },
      }));
      expect(changes).toMatchObject([{ kind: "imported", of: id, items }]);
      const page = await ledger.listChanges(userId, { limit: 9 });
      expect(page.items.map((change) => change.id)).toEqual([id]);
      expect(await ledger.read(userId, changes[0]?.id ?? "")).toEqual([]);
    });

    test("what a collection that is cleared away was to hold is not counted", async () => {
      const { imports, lots, userId, collectionId, part, finish } = await begun();
      const one = part(0, 3);
      await imports.plan(userId, one);
      await finish(one, new Set());
      expect(await lots.tally({ userId, collectionId })).toEqual({ lots: 0, cards: 0 });
    });

    test("parts come in either order, page by page", async () => {
      const { imports, longChanges, userId, id, part } = await begun();
      for (const number of [0, 1, 2, 10, 11]) await imports.plan(userId, part(number));
      const numbers = async (span: Parameters<LongChanges["parts"]>[2]) =>
        (await longChanges.parts(userId, id, span)).map((one) => one.part);
      expect(await numbers({ order: "first", limit: 3 })).toEqual([0, 1, 2]);
      expect(await numbers({ order: "first", limit: 3, beyond: 2 })).toEqual([10, 11]);
      expect(await numbers({ order: "last", limit: 3 })).toEqual([11, 10, 2]);
      expect(await numbers({ order: "last", limit: 3, beyond: 2 })).toEqual([1, 0]);
      expect(await longChanges.parts(userId, newId(5), { order: "first", limit: 3 })).toEqual([]);
    });

    test("[COL-2] a long change is taken back by one other at a time, whose parts and end it tells", async () => {
      const { imports, longChanges, ledger, userId, collectionId, id, part, finish, entry } =
        await begun();
      const one = part(0);
      await imports.plan(userId, one);
      await imports.write(userId, { before: undefined, ...firstOf(one) }, at);
      await finish(one);
      const [by, other] = [newId(100), newId(101)];
      const undo = {
        kind: "undone",
        at,
        total: 1,
        undoes: id,
        collectionIds: [collectionId],
      } as const;
      expect(await longChanges.beginUndo(userId, id, { ...undo, id: by })).toBe("begun");
      expect(await longChanges.beginUndo(userId, id, { ...undo, id: other })).toBe("conflict");
      expect(await longChanges.find(userId, other)).toBe(undefined);
      expect(await entry()).toMatchObject({ undoing: by, endedAt: at });
      const { after: before } = firstOf(one);
      const after = { ...before, version: 2, removedAt: at };
      const kept = [
        { collectionId, itemId: derivedId("kept"), reason: "collections.changed_since" },
      ];
      const taken = (undoes: object) =>
        ledger.write(userId, {
          ...{ id: newId(200), kind: "undone", at, of: { id: by, part: 9_999 } },
          lots: [{ collectionId, before, after }],
          undoes: { id, part: 0, isLong: true, ...undoes },
        });
      expect(await taken({ kept })).toBe("written");
      expect(await taken({})).toBe("conflict");
      expect(await longChanges.part(userId, id, 0)).toMatchObject({ undoneBy: by, kept });
      expect(await longChanges.part(userId, by, 9_999)).toMatchObject({
        state: "done",
        content: { items: [{ before: { version: 1 }, after: { version: 2 } }] },
      });
      expect(await longChanges.find(userId, by)).toMatchObject({ done: 1, undoes: id });
      expect(await entry()).toMatchObject({ undoneBy: by });
      const isTakenBack = true;
      await longChanges.endUndo(userId, id, { id: by, at, isTakenBack });
      await longChanges.endUndo(userId, id, {
        id: by,
        at: "2026-02-09T06:00:00.000Z",
        isTakenBack,
      });
      expect(await longChanges.find(userId, by)).toMatchObject({ endedAt: at });
      expect(await entry()).toMatchObject({ isTakenBack: true });
      expect((await entry())?.undoing).toBe(undefined);
    });

    test("[COL-2] what is kept of a part as a whole is noted, and nothing is told of it", async () => {
      const { imports, longChanges, ledger, userId, collectionId, id, part, finish, entry } =
        await begun();
      const one = part(0);
      await imports.plan(userId, one);
      await finish(one);
      const kept = [{ collectionId, itemId: firstOf(one).after.id, detail: "it was changed" }];
      const by = newId(100);
      const outcome = await ledger.write(userId, {
        ...{ id: newId(200), kind: "undone", at, of: { id: by, part: 9_999 }, lots: [] },
        undoes: { id, part: 0, isLong: true, kept },
      });
      expect(outcome).toBe("written");
      expect(await longChanges.part(userId, id, 0)).toMatchObject({ undoneBy: by, kept });
      expect(await longChanges.part(userId, by, 9_999)).toBe(undefined);
      expect((await entry())?.undoneBy).toBe(undefined);
      const { changes } = await ledger.since(userId, { from: { moment: "" }, limit: 9 });
      expect(changes.map(({ kind }) => kind)).toEqual(["imported", "imported"]);
    });
  });
}

function firstOf({ content: { items } }: LongPart) {
  const [item] = items;
  if (!item) throw new Error("This part has lots.");
  return { collectionId: item.collectionId, after: item.after };
}
