import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { SeenStore } from "#functions/sources/fetching/seen-store.ts";
import type { Seen } from "#schemas/storage/seen-shard.ts";
import { sha256 } from "#shared/kernel/hash.ts";

const aUnit = () => ({
  ...{ source: "tcgdex", language: "en", dataset: "sets" },
  unit: `unit-${randomUUID()}`,
});
const seen = (etag: string): Seen => ({
  answers: { set: { etag, sha256: sha256(etag) as never, checkedAt: "2026-02-01T06:00:00.000Z" } },
  keys: ["bronze/one"],
  listed: [["base1-1", "mark"]],
});

/** What every SeenStore promises. */
export function seenStoreContract(name: string, storeFor: () => SeenStore) {
  describe(`${name} is a SeenStore`, () => {
    test("a unit that was never fetched has seen nothing", async () => {
      expect(await storeFor().load(aUnit())).toEqual({
        seen: { answers: {}, keys: [], listed: [] },
        ...{ version: 0, unsent: [] },
      });
    });

    test("what was saved last is loaded, each unit by itself", async () => {
      const [store, unit] = [storeFor(), aUnit()];
      const first = await store.save(unit, { seen: seen("a"), version: 0, unsent: ["bronze/one"] });
      expect(await store.load(unit)).toEqual(first);
      const second = await store.save(unit, { ...first, seen: seen("b"), unsent: [] });
      expect(await store.load(unit)).toEqual(second);
      expect(second).toMatchObject({ seen: seen("b"), unsent: [] });
      expect((await store.load(aUnit())).version).toBe(0);
    });

    test("who saves over somebody else's memory is told to come again", async () => {
      const [store, unit] = [storeFor(), aUnit()];
      const mine = await store.save(unit, { seen: seen("a"), version: 0, unsent: [] });
      await store.save(unit, { ...mine, seen: seen("b") });
      const stale = store.save(unit, { ...mine, seen: seen("c") });
      await expect(stale).rejects.toMatchObject({ errorClass: "transient" });
      const anew = store.save(unit, { seen: seen("c"), version: 0, unsent: [] });
      await expect(anew).rejects.toMatchObject({ errorClass: "transient" });
      expect((await store.load(unit)).seen).toEqual(seen("b"));
    });
  });
}
