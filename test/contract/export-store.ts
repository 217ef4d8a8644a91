import { randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { ExportStore } from "#functions/transfer/exports/export-store.ts";
import type { ExportItem } from "#schemas/storage/export-items.ts";
import { Sha256, Ulid } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";

const aHash = () => Sha256.parse(sha256(randomUUID()));

const anExport = (more: Partial<ExportItem> = {}): ExportItem => ({
  ...{ id: Ulid.parse(ulid()), subject: { kind: "account" }, format: "json", money: true },
  // Real stores let items go when their time has come, so that theirs must not have come yet.
  ...{ state: "queued", itemsDone: 0, createdAt: new Date().toISOString() },
  ...more,
});
const made = {
  file: {
    ...{ name: "Cardlake.json", contentType: "application/json", bytes: 12 },
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  },
  counts: { collections: 2, items: 3, copies: 7, itemsSkipped: 1, copiesSkipped: 1 },
  leftOut: [{ what: "notes", items: 2 }],
};

/** What every ExportStore promises. */
export function exportStoreContract(name: string, storeFor: () => ExportStore) {
  describe(`${name} is an ExportStore`, () => {
    test("an export is kept once, and an idempotency key makes one", async () => {
      const [store, userId, item, other] = [storeFor(), randomUUID(), anExport(), anExport()];
      const note = { keyHash: aHash(), requestHash: aHash() };
      expect(await store.create(userId, item, note)).toBe("created");
      expect(await store.create(userId, item)).toBe("taken");
      expect(await store.create(userId, other, note)).toBe("taken");
      expect(await store.get({ userId, exportId: item.id })).toEqual(item);
      expect(await store.get({ userId, exportId: other.id })).toBeUndefined();
      const { requestHash } = note;
      expect(await store.requested(userId, note.keyHash)).toEqual({
        ...{ requestHash, exportId: item.id },
      });
      expect(await store.requested(userId, aHash())).toBeUndefined();
    });

    test("somebody else has no such export, and no such key", async () => {
      const [store, userId, item] = [storeFor(), randomUUID(), anExport()];
      const note = { keyHash: aHash(), requestHash: aHash() };
      await store.create(userId, item, note);
      const name = { userId: randomUUID(), exportId: item.id };
      expect(await store.get(name)).toBeUndefined();
      expect(await store.begin(name, made.file.expiresAt)).toBe("gone");
      expect(await store.remove(name)).toBe("absent");
      expect(await store.requested(name.userId, note.keyHash)).toBeUndefined();
      expect((await store.list(name.userId, { limit: 5 })).items).toEqual([]);
    });

    test("it began when its first worker did, and ends once", async () => {
      const [store, userId, item] = [storeFor(), randomUUID(), anExport()];
      await store.create(userId, item);
      const name = { userId, exportId: item.id };
      const [first, second] = ["2026-02-01T06:10:00.000Z", "2026-02-01T06:15:00.000Z"];
      const begun = { ...item, state: "running", startedAt: first };
      expect(await store.begin(name, first)).toEqual(begun);
      expect(await store.begin(name, second)).toEqual(begun);
      expect(await store.advance(name, { itemsDone: 3, itemsTotal: 4 })).toBe("saved");
      expect(await store.get(name)).toEqual({ ...begun, itemsDone: 3, itemsTotal: 4 });
      expect(await store.finish(name, made, second)).toBe("saved");
      const done = await store.get(name);
      expect(done).toEqual({
        ...begun,
        ...{ state: "done", finishedAt: second, itemsDone: 4, itemsTotal: 4 },
        ...made,
      });
      expect(await store.begin(name, second)).toBe("gone");
      expect(await store.advance(name, { itemsDone: 1, itemsTotal: 4 })).toBe("gone");
      expect(await store.finish(name, made, first)).toBe("gone");
      expect(await store.fail(name, { error: "It rains.", at: first })).toBe("gone");
      expect(await store.get(name)).toEqual(done);
    });

    test("one that failed says why", async () => {
      const [store, userId, item] = [storeFor(), randomUUID(), anExport()];
      await store.create(userId, item);
      const name = { userId, exportId: item.id };
      const at = "2026-02-01T06:10:00.000Z";
      expect(await store.fail(name, { error: "It rains.", at })).toBe("saved");
      expect(await store.get(name)).toMatchObject({ state: "failed", error: "It rains." });
      expect(await store.begin(name, at)).toBe("gone");
    });

    test("one that is deleted is gone for whoever writes it", async () => {
      const [store, userId, item] = [storeFor(), randomUUID(), anExport()];
      await store.create(userId, item);
      const name = { userId, exportId: item.id };
      expect(await store.remove(name)).toBe("removed");
      expect(await store.remove(name)).toBe("absent");
      expect(await store.advance(name, { itemsDone: 1, itemsTotal: 4 })).toBe("gone");
      expect(await store.finish(name, made, made.file.expiresAt)).toBe("gone");
      expect(await store.get(name)).toBeUndefined();
    });

    test("exports are listed newest first, page by page", async () => {
      const [store, userId] = [storeFor(), randomUUID()];
      const all = [anExport(), anExport(), anExport()].sort((a, b) => (a.id < b.id ? 1 : -1));
      for (const one of all)
        await store.create(userId, one, { keyHash: aHash(), requestHash: aHash() });
      const page = await store.list(userId, { limit: 2 });
      expect(page.items).toEqual(all.slice(0, 2));
      const rest = await store.list(userId, { limit: 2, cursor: page.nextCursor });
      expect(rest).toEqual({ items: all.slice(2) });
      await expect(store.list(userId, { limit: 1, cursor: "bm90" })).rejects.toThrow("cursor");
    });
  });
}
