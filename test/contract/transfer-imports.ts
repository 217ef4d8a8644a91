import { randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { ImportStore } from "#functions/transfer/imports/import-store.ts";
import type { ImportItem } from "#schemas/storage/import-items.ts";
import { Sha256, Ulid } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";

// Real stores let items go when their time has come, so that theirs must not have come yet.
const at = new Date().toISOString();
const later = new Date(Date.parse(at) + 60_000).toISOString();
const anId = (seconds = 0) => Ulid.parse(ulid(Date.parse(at) + seconds * 1_000));
const options = { into: { name: "New", kind: "binder" }, mode: "add", currency: "EUR" } as const;
const refusal = { code: "not_a_table", detail: "It is none." };

const anImport = (change: Partial<ImportItem> = {}): ImportItem => ({
  ...{ id: anId(), state: "waiting", source: "file", fileName: "a.csv", bytes: 9 },
  ...{ createdAt: at, options, reading: 0 },
  ...change,
});

const outcome = {
  ...{ added: 1, grown: 0, replaced: 0, removed: 0, unchanged: 0, refused: 0 },
  ...{ shelved: 0, unshelved: 0, skipped: 0, copies: 1, collectionIds: [] },
};

/** What every ImportStore promises. */
export function importStoreContract(name: string, storeFor: () => ImportStore) {
  const kept = async (change: Partial<ImportItem> = {}) => {
    const store = storeFor();
    const [userId, item] = [randomUUID(), anImport(change)];
    expect(await store.create(userId, item)).toBe("created");
    return { store, item, name: { userId, importId: item.id } };
  };
  const previewed = async () => {
    const made = await kept({ state: "reading", reading: 1 });
    await made.store.previewed(made.name, { reading: 1, expiresAt: later });
    return made;
  };
  const confirmed = async () => {
    const made = await previewed();
    await made.store.confirm(made.name, { changeId: anId(), at });
    return made;
  };

  describe(`${name} is an ImportStore`, () => {
    test("an import is kept once, for its owner alone", async () => {
      const { store, item, name: own } = await kept();
      expect(await store.create(own.userId, item)).toBe("taken");
      expect(await store.get(own)).toEqual(item);
      expect(await store.get({ ...own, userId: randomUUID() })).toBeUndefined();
    });

    test("an idempotency key begins one import", async () => {
      const store = storeFor();
      const [userId, item, twin] = [randomUUID(), anImport(), anImport()];
      const request = {
        keyHash: Sha256.parse(sha256(randomUUID())),
        requestHash: Sha256.parse(sha256("a")),
      };
      await store.create(userId, item, request);
      expect(await store.create(userId, twin, request)).toBe("taken");
      expect(await store.get({ userId, importId: twin.id })).toBeUndefined();
      const { requestHash } = request;
      expect(await store.requested(userId, request.keyHash)).toEqual({
        ...{ requestHash, importId: item.id },
      });
    });

    test("lists show the newest first and go on where they stopped", async () => {
      const store = storeFor();
      const userId = randomUUID();
      const items = [1, 2, 3].map((second) => anImport({ id: anId(second) }));
      for (const item of items) await store.create(userId, item);
      const first = await store.list(userId, { limit: 2 });
      const second = await store.list(userId, { limit: 2, cursor: first.nextCursor });
      expect([...first.items, ...second.items]).toEqual(items.toReversed());
      expect(second.nextCursor).toBeUndefined();
    });

    test("of two who have it read otherwise one wins, and what the former reading says counts no more", async () => {
      const { store, name: own } = await previewed();
      const change = { after: 1, options: { ...options, mode: "replace" as const } };
      const both = await Promise.all([store.read(own, change), store.read(own, change)]);
      expect(both.toSorted()).toEqual(["other", "reading"]);
      const item = await store.get(own);
      expect(item).toMatchObject({ state: "reading", reading: 2, options: change.options });
      expect(item).not.toHaveProperty("expiresAt");
      expect(await store.previewed(own, { reading: 1, expiresAt: later })).toBe("other");
      expect(await store.unreadable(own, { reading: 2, refusal, at })).toBe("saved");
      expect(await store.get(own)).toMatchObject({ state: "failed", refusal, finishedAt: at });
      expect(await store.read(own, { after: 2, options })).toBe("reading");
      expect(await store.get(own)).not.toHaveProperty("refusal");
    });

    test("options of one that waits are others, and of one that is read are not", async () => {
      const { store, name: own } = await kept();
      const other = { ...options, mode: "replace" as const };
      expect(await store.setOptions(own, other)).toBe("saved");
      expect((await store.get(own))?.options).toEqual(other);
      await store.read(own, { after: 0, options });
      expect(await store.setOptions(own, other)).toBe("other");
    });

    test("one is confirmed once, and only in time", async () => {
      const { store, name: own } = await previewed();
      expect(await store.confirm(own, { changeId: anId(), at: later })).toBe("other");
      const changeIds = [anId(1), anId(2)];
      const both = await Promise.all(
        changeIds.map((changeId) => store.confirm(own, { changeId, at })),
      );
      expect(both.toSorted()).toEqual(["confirmed", "other"]);
      const winner = changeIds[both.indexOf("confirmed")];
      expect(await store.get(own)).toMatchObject({ state: "confirming", changeId: winner });
      expect(await store.read(own, { after: 1, options })).toBe("other");
      expect(await store.cancel(own, at)).toBe("other");
    });

    test("progress goes on from where it was, and from nowhere else", async () => {
      const { store, name: own } = await confirmed();
      expect(await store.planned(own, { parts: 3, lots: 200, outcome })).toBe("saved");
      expect(await store.planned(own, { parts: 9, lots: 900, outcome })).toBe("other");
      const more = { ...outcome, added: 90 };
      expect(await store.advance(own, 0, { done: 2, outcome: more })).toBe("saved");
      expect(await store.advance(own, 0, { done: 1, outcome })).toBe("other");
      expect(await store.get(own)).toMatchObject({
        ...{ parts: { done: 2, all: 3, lots: 200 }, outcome: more },
      });
      const all = { ...more, added: 200, prices: { set: 1, same: 2, kept: 3, refused: 4 } };
      expect(await store.finish(own, { at, outcome: all })).toBe("saved");
      expect(await store.finish(own, { at, outcome })).toBe("other");
      expect(await store.advance(own, 2, { done: 3, outcome })).toBe("other");
      expect(await store.fail(own, { refusal, at })).toBe("other");
      expect(await store.get(own)).toMatchObject({ state: "done", outcome: all });
    });

    test("one that nobody has confirmed can be cancelled, and is over then", async () => {
      const { store, name: own } = await previewed();
      expect(await store.cancel(own, at)).toBe("saved");
      expect(await store.cancel(own, at)).toBe("other");
      expect(await store.confirm(own, { changeId: anId(), at })).toBe("other");
      expect(await store.cancel({ ...own, userId: randomUUID() }, at)).toBe("other");
    });

    test("choices come in their order, of the reading that is previewed alone", async () => {
      const { store, name: own } = await previewed();
      const choices = ["skip", "add", null].map((choice, at) => ({
        which: at === 1 ? { verdict: "ambiguous" as const } : { entry: at },
        choice: choice as "skip" | "add" | null,
      }));
      for (const [second, choice] of choices.entries()) {
        const more = { choices: [choice], id: anId(second), at };
        expect(await store.choose(own, 1, more)).toBe("saved");
      }
      expect(await store.choices(own, 1)).toEqual(choices);
      expect(await store.choices(own, 2)).toEqual([]);
      expect(await store.choose(own, 2, { choices: [], id: anId(), at })).toBe("other");
      await store.confirm(own, { changeId: anId(), at });
      expect(await store.choose(own, 1, { choices: [], id: anId(9), at })).toBe("other");
      expect(await store.choices(own, 1)).toEqual(choices);
    });
  });
}
