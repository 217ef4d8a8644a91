import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { OwnPriceStore } from "#functions/collections/prices/own-price-store.ts";
import { OwnPrice } from "#schemas/collections/own-price.ts";
import { movedTo } from "#test/support/requests/cursors.ts";

/** What every OwnPriceStore promises. */
export function ownPriceStoreContract(name: string, store: () => Promise<OwnPriceStore>) {
  const at = "2026-02-01T06:00:00.000Z";
  const [few, three] = [
    { most: 9, removedUpTo: 0 },
    { most: 3, removedUpTo: 0 },
  ];
  const price = (number: string, change: Partial<OwnPrice> = {}) =>
    OwnPrice.parse({
      ...{ printingId: `pokemon:en:base1-${number}`, variant: "holo", state: "near_mint" },
      ...{ amount: 100, currency: "EUR", source: "manual", version: 1 },
      ...{ createdAt: at, updatedAt: at, ...change },
    });

  describe(`${name} keeps prices that users enter`, () => {
    test("a price is its user's alone, and one of its copy alone", async () => {
      const [prices, user] = [await store(), randomUUID()];
      expect(await prices.create(user, price("4"), few)).toBe("created");
      expect(await prices.create(user, price("4", { amount: 5 }), few)).toBe("refused");
      expect(await prices.get(user, price("4"))).toEqual(price("4"));
      expect(await prices.get(user, price("4", { state: "psa-10" }))).toBeUndefined();
      expect(await prices.get(user, price("4", { variant: "normal" }))).toBeUndefined();
      expect(await prices.get(randomUUID(), price("4"))).toBeUndefined();
    });

    test("of what has changed meanwhile nothing is replaced or removed", async () => {
      const [prices, user] = [await store(), randomUUID()];
      await prices.create(user, price("4"), few);
      const next = price("4", { version: 2, amount: 200 });
      expect(await prices.replace(user, next, 1)).toBe("saved");
      expect(await prices.replace(user, price("4", { version: 2 }), 1)).toBe("stale");
      expect(await prices.remove(user, price("4"), { version: 1, removedUpTo: 0 })).toBe("stale");
      expect(await prices.get(user, price("4"))).toEqual(next);
      const second = { version: 2, removedUpTo: 0 };
      expect(await prices.remove(user, price("4"), second)).toBe("removed");
      expect(await prices.remove(user, price("4"), { ...second, removedUpTo: 2 })).toBe("stale");
      expect(await prices.replace(user, next, 2)).toBe("stale");
      expect(await prices.get(user, price("4"))).toBeUndefined();
    });

    test("it knows the highest version that was taken back, and adds nothing that does not", async () => {
      const [prices, user] = [await store(), randomUUID()];
      expect(await prices.totals(user)).toEqual({ prices: 0, removedUpTo: 0 });
      await prices.create(user, price("4", { version: 7 }), few);
      await prices.create(user, price("5", { version: 3 }), few);
      await prices.remove(user, price("4"), { version: 7, removedUpTo: 0 });
      expect(await prices.totals(user)).toEqual({ prices: 1, removedUpTo: 7 });
      expect(await prices.create(user, price("4"), few)).toBe("refused");
      const late = { version: 3, removedUpTo: 0 };
      expect(await prices.remove(user, price("5"), late)).toBe("stale");
      await prices.remove(user, price("5"), { ...late, removedUpTo: 7 });
      expect(await prices.totals(user)).toEqual({ prices: 0, removedUpTo: 7 });
      const known = { most: 9, removedUpTo: 7 };
      expect(await prices.create(user, price("4", { version: 8 }), known)).toBe("created");
      expect(await prices.totals(user)).toEqual({ prices: 1, removedUpTo: 7 });
      expect(await prices.totals(randomUUID())).toEqual({ prices: 0, removedUpTo: 0 });
    });

    test("those of a printing are of no other whose id begins as it does", async () => {
      const [prices, user] = [await store(), randomUUID()];
      const graded = price("4", { state: "psa-10" as OwnPrice["state"] });
      for (const one of [graded, price("4"), price("44"), price("5")]) {
        await prices.create(user, one, few);
      }
      const { printingId } = price("4");
      expect(await prices.ofPrinting(user, printingId)).toEqual([price("4"), graded]);
      expect(await prices.ofPrinting(randomUUID(), printingId)).toEqual([]);
    });

    test("no user has more than may be, however many come at once", async () => {
      const [prices, user] = [await store(), randomUUID()];
      const all = ["1", "2", "3", "4", "5"].map((number) => price(number));
      for (const one of all.slice(0, 2)) await prices.create(user, one, three);
      await Promise.all(all.slice(2).map((one) => prices.create(user, one, three)));
      expect((await prices.totals(user)).prices).toBeLessThanOrEqual(3);
      expect((await prices.list(user, { limit: 9 })).items).toHaveLength(
        (await prices.totals(user)).prices,
      );
      await prices.remove(user, price("1"), { version: 1, removedUpTo: 0 });
      expect((await prices.totals(user)).prices).toBeLessThanOrEqual(2);
      expect(await prices.create(user, price("6"), { most: 3, removedUpTo: 1 })).toBe("created");
    });

    test("a list goes on where its page ended, and with no other list's cursor", async () => {
      const [prices, user] = [await store(), randomUUID()];
      for (const number of ["3", "1", "2"]) await prices.create(user, price(number), few);
      const first = await prices.list(user, { limit: 2 });
      expect(first.items).toEqual([price("1"), price("2")]);
      const second = await prices.list(user, { limit: 2, cursor: first.nextCursor });
      expect(second).toEqual({ items: [price("3")] });
      await expect(
        prices.list(randomUUID(), { limit: 2, cursor: first.nextCursor }),
      ).rejects.toMatchObject({ code: "request.bad_cursor" });
    });

    test("[API-4] a cursor that was altered to name no copy is refused as one", async () => {
      const [prices, user] = [await store(), randomUUID()];
      for (const number of ["3", "1", "2"]) await prices.create(user, price(number), few);
      const { nextCursor } = await prices.list(user, { limit: 2 });
      // Longer than a key may be, of text that no UTF-8 can write, of nothing, and of another kind.
      for (const place of ["x".repeat(1_100), "pokemon:en:base1-4#holo#\ud800", "", "S", 7, null]) {
        await expect(
          prices.list(user, { limit: 2, cursor: movedTo(place, nextCursor) }),
        ).rejects.toMatchObject({ code: "request.bad_cursor" });
      }
      const past = movedTo("pokemon:en:base1-0#holo#damaged", nextCursor);
      expect((await prices.list(user, { limit: 9, cursor: past })).items).toHaveLength(3);
    });
  });
}
