import fc from "fast-check";
import { expect, test } from "vitest";
import { addItems } from "#functions/collections/items/add-items.ts";
import { sellCopies } from "#functions/collections/sales/sell-copies.ts";
import { firstIn, sharesOf } from "#functions/collections/sales/sold-lots.ts";
import { takeBackSale } from "#functions/collections/sales/take-back-sale.ts";
import type { NewCopies } from "#schemas/collections/item.ts";
import type { NewSale } from "#schemas/collections/new-sale.ts";
import { charizard, someCopies } from "#test/support/collections/collections.ts";
import { aCollector } from "#test/support/collections/collector.ts";

const eur = (amount: number) => ({ amount, currency: "EUR" });
const bought = (day: string, amount: number, quantity = 1) =>
  someCopies({ quantity, paid: { ...eur(amount), day } });
const holos = { printingId: charizard, variant: "holo", condition: "near_mint" } as const;

async function withCopies(...copies: NewCopies[]) {
  const collector = await aCollector();
  const { ports, place } = collector;
  const { items } = await addItems({ place, items: copies }, ports);
  const sell = (sale: Partial<NewSale>, idempotencyKey?: string) =>
    sellCopies(
      {
        ...{ place, ifMatch: undefined, idempotencyKey },
        sale: { quantity: 1, price: eur(1_000), day: "2026-01-31", ...sale },
      },
      ports,
    );
  return { ...collector, items, sell };
}

test("[COL-3] of copies of one kind those are sold that came in first, each lot with what was paid for it", async () => {
  const { sell, lots } = await withCopies(
    bought("2026-01-20", 300),
    bought("2026-01-10", 100, 2),
    // Of another kind, though older.
    someCopies({ condition: "damaged", paid: { ...eur(1), day: "2020-01-01" } }),
    bought("2026-01-15", 200),
  );
  const { sales } = await sell({ copies: holos, quantity: 4, fees: 10 });
  expect(sales).toMatchObject([
    { quantity: 2, paid: eur(100), boughtOn: "2026-01-10", fees: eur(5) },
    { quantity: 1, paid: eur(200), boughtOn: "2026-01-15", fees: eur(3) },
    { quantity: 1, paid: eur(300), boughtOn: "2026-01-20", fees: eur(2) },
  ]);
  expect(await lots()).toMatchObject([{ condition: "damaged" }]);
});

test("[COL-3] of the item that is named some copies are sold, and the others stay", async () => {
  const { sell, items, lots } = await withCopies(bought("2026-01-20", 300, 3));
  const { sales } = await sell({ itemId: items[0]?.id ?? "", quantity: 2, note: "Fair" });
  expect(sales).toMatchObject([{ itemId: items[0]?.id, quantity: 2, note: "Fair" }]);
  expect(await lots()).toMatchObject([{ quantity: 1, version: 2 }]);
});

test("[COL-3] what nobody has cannot be sold, nor tomorrow", async () => {
  const { sell, items, lots } = await withCopies(bought("2026-01-20", 300));
  const itemId = items[0]?.id ?? "";
  for (const sale of [
    { itemId, quantity: 2 },
    { copies: holos, quantity: 2 },
  ]) {
    await expect(sell(sale)).rejects.toMatchObject({
      code: "collections.items_refused",
      errors: [{ detail: "there are 1 such copies, and not 2" }],
    });
  }
  await expect(sell({ itemId, day: "2026-02-09" })).rejects.toMatchObject({
    code: "collections.items_refused",
  });
  expect(await lots()).toHaveLength(1);
});

test("[API-3] a sale that is sent again sells nothing more", async () => {
  const { sell, copiesIn, place } = await withCopies(bought("2026-01-20", 300, 3));
  const first = await sell({ copies: holos }, "k");
  expect(await sell({ copies: holos }, "k")).toEqual({ ...first, outcome: "repeated" });
  expect(await copiesIn(place)).toBe(2);
  await expect(sell({ copies: holos, quantity: 2 }, "k")).rejects.toMatchObject({
    code: "request.key_reused",
  });
});

test("[COL-5] a version comes with the item that it is of, and copies that came in first have none", async () => {
  const { ports, place, copiesIn } = await withCopies(bought("2026-01-20", 300, 3));
  const sale = { copies: holos, quantity: 1, price: eur(500) };
  await expect(sellCopies({ place, sale, ifMatch: [1] }, ports)).rejects.toMatchObject({
    ...{ code: "request.invalid", errors: [{ in: "header", pointer: "#/if-match" }] },
  });
  expect(await copiesIn(place)).toBe(3);
});

test("[COL-3] a sale that is taken back puts its copies where they were, also when the item is gone", async () => {
  for (const quantity of [1, 3]) {
    const { sell, items, lots, ports, userId } = await withCopies(bought("2026-01-20", 300, 3));
    const { sales } = await sell({ itemId: items[0]?.id ?? "", quantity });
    const saleId = sales[0]?.id ?? "";
    await takeBackSale({ userId, saleId }, ports);
    expect(await lots()).toMatchObject([
      { id: items[0]?.id, quantity: 3, paid: { ...eur(300), day: "2026-01-20" } },
    ]);
    await expect(takeBackSale({ userId, saleId }, ports)).rejects.toMatchObject({
      code: "collections.no_such_sale",
    });
  }
});

test("[COL-3] fees are shared to the cent", () => {
  const quantities = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), quantities, (fees, all) => {
      const shares = sharesOf(fees, all);
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(fees);
      const total = all.reduce((sum, one) => sum + one, 0);
      for (const [at, share] of shares.entries()) {
        expect(Math.abs(share - (fees * (all[at] ?? 0)) / total)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("[COL-3] first in, first out: no later lot is touched while a former has copies left", () => {
  const lots = fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 20 }) }), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(lots, fc.integer({ min: 1, max: 200 }), (all, quantity) => {
      const there = all.reduce((sum, one) => sum + one.quantity, 0);
      const sold = firstIn(all, quantity);
      const some = sold?.reduce((sum, one) => sum + one.quantity, 0);
      expect(some).toBe(there < quantity ? undefined : quantity);
      sold?.forEach((one, at) => {
        expect(one.lot).toBe(all[at]);
        if (at < sold.length - 1) expect(one.quantity).toBe(one.lot.quantity);
      });
    }),
  );
});
