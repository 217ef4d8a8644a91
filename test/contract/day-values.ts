import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { CollectionStore } from "#functions/collections/index.ts";
import type { DayValues } from "#functions/holdings/days/day-values.ts";
import { aHead } from "#test/support/collections/collections.ts";
import { discarded, opened } from "#test/support/collections/writes.ts";
import { aDayValue } from "#test/support/holdings/values.ts";

export interface ValueStores {
  readonly collections: CollectionStore;
  readonly values: DayValues;
}

/** What DayValues promise, over the store of the collections that they are of. */
export function dayValuesContract(name: string, storesFor: () => ValueStores) {
  const theirs = async () => {
    const { collections, values } = storesFor();
    const userId = randomUUID();
    await opened(collections, userId, aHead());
    return { collections, values, place: { userId, collectionId: aHead().id } };
  };

  describe(`${name} are DayValues`, () => {
    test("values of a collection come by day, between two days that are both included", async () => {
      const { values, place } = await theirs();
      const days = ["2026-02-03", "2025-12-31", "2026-02-01"];
      for (const day of days) {
        expect(await values.put(place, aDayValue({ day }), undefined)).toBe("stored");
      }
      expect(await values.between(place, "2026-02-01", "2026-02-03")).toEqual([
        ...[aDayValue(), aDayValue({ day: "2026-02-03" })],
      ]);
      expect(await values.between(place, "2026-02-04", "2026-12-31")).toEqual([]);
    });

    test("the newest is that of the last day, or of the last one up to a day", async () => {
      const { values, place } = await theirs();
      expect(await values.newest(place)).toBe(undefined);
      const first = aDayValue({ former: { EUR: 1 }, version: 3 });
      const last = aDayValue({ day: "2026-02-03", value: {} });
      await values.put(place, first, undefined);
      await values.put(place, last, first);
      expect(await values.newest(place)).toEqual(last);
      expect(await values.newest(place, "2026-02-03")).toEqual(last);
      expect(await values.newest(place, "2026-02-02")).toEqual(first);
      expect(await values.newest(place, "2026-01-31")).toBe(undefined);
    });

    test("a value takes the place of that of its day only where this is the one that was read", async () => {
      const { values, place } = await theirs();
      const [first, second] = [aDayValue(), aDayValue({ version: 2, value: { EUR: 1 } })];
      await values.put(place, first, undefined);
      expect(await values.put(place, aDayValue({ value: {} }), undefined)).toBe("lost");
      expect(await values.put(place, second, first)).toBe("stored");
      expect(await values.put(place, second, first)).toBe("lost");
      expect(await values.newest(place)).toEqual(second);
    });

    test("what all of a user's collections are worth lies apart from what one is", async () => {
      const { values, place } = await theirs();
      const { userId } = place;
      await values.put({ userId }, aDayValue({ value: { JPY: 1 } }), undefined);
      expect(await values.newest(place)).toBe(undefined);
      expect((await values.newest({ userId }))?.value).toEqual({ JPY: 1 });
      expect(await values.newest({ userId: randomUUID() })).toBe(undefined);
    });

    test("nothing is stored of a collection that is deleted, or never was", async () => {
      const { collections, values, place } = await theirs();
      await discarded(collections, place.userId, aHead());
      expect(await values.put(place, aDayValue(), undefined)).toBe("lost");
      const others = { ...place, userId: randomUUID() };
      expect(await values.put(others, aDayValue(), undefined)).toBe("lost");
      expect(await values.newest(others)).toBe(undefined);
    });
  });
}
