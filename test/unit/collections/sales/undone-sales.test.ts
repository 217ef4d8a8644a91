import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { undoChange } from "#functions/collections/changes/undo-change.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { updateItem } from "#functions/collections/items/update-item.ts";
import { dynamoSaleStore } from "#functions/collections/sales/dynamo-sale-store.ts";
import { sellCopies } from "#functions/collections/sales/sell-copies.ts";
import { takeBackSale } from "#functions/collections/sales/take-back-sale.ts";
import type { ItemChange } from "#schemas/collections/item.ts";
import { someCopies } from "#test/support/collections/collections.ts";
import { aCollector } from "#test/support/collections/collector.ts";

const price = { amount: 900, currency: "EUR" };
const paid = { amount: 100, currency: "EUR", day: "2026-01-10" };

/** Somebody with three copies in one item. */
async function aSeller() {
  const collector = await aCollector();
  const { ports, place } = collector;
  const { items } = await addItems({ place, items: [someCopies({ quantity: 3, paid })] }, ports);
  const itemId = items[0]?.id ?? "";
  const change = (said: ItemChange) =>
    updateItem({ place: { ...place, itemId }, change: said, ifMatch: undefined }, ports);
  const sell = async (quantity: number) => {
    const sale = { itemId, quantity, price, day: "2026-01-31" };
    const { sales } = await sellCopies({ place, sale, ifMatch: undefined }, ports);
    return sales[0]?.id ?? "";
  };
  return { ...collector, itemId, change, sell };
}

test("[COL-3] a sale that was taken back is not taken back once more as a change", async () => {
  const { ports, userId, place, newest, change, sell, copiesIn } = await aSeller();
  // By now other copies than those that its id was made of: what comes back lies in another item.
  await change({ notes: "Signed at the fair" });
  const saleId = await sell(3);
  const { id: changeId } = await newest();
  await takeBackSale({ userId, saleId }, ports);
  const { items } = await undoChange({ userId, changeId }, ports);
  expect(items).toMatchObject([{ outcome: "kept", reason: "collections.changed_since" }]);
  expect(await copiesIn(place)).toBe(3);
});

test("[COL-3] copies that come back join no item of which something else is said by now", async () => {
  const others: readonly ItemChange[] = [
    { grade: { company: "psa", grade: "10" } },
    { condition: "damaged" },
    { language: "de" },
    { paid: { ...paid, currency: "USD" } },
  ];
  for (const said of others) {
    const { ports, userId, itemId, lots, change, sell } = await aSeller();
    const saleId = await sell(1);
    await change(said);
    await takeBackSale({ userId, saleId }, ports);
    const all = await lots();
    expect(all.find(({ id }) => id === itemId)).toMatchObject({ quantity: 2 });
    expect(all.find(({ id }) => id !== itemId)).toMatchObject({
      ...{ quantity: 1, condition: "near_mint", language: "en", paid },
    });
  }
});

test("[COL-3] sales of days on which none can be are none, and nothing is asked for them", async () => {
  const asked: unknown[] = [];
  const client = {
    async send({ input }: { readonly input: unknown }) {
      asked.push(input);
      return { Items: [] };
    },
  } as unknown as DynamoDBDocumentClient;
  const store = dynamoSaleStore(client, "users");
  const spans = [
    { from: "2026-02-01", to: "2026-01-01" },
    { to: "0001-01-01" },
    { from: "9999-12-31" },
  ];
  for (const span of spans)
    expect(await store.page("user", { limit: 5, ...span })).toEqual({ items: [] });
  expect(await store.between("user", "2026-02-01", "2026-01-01")).toEqual([]);
  expect(asked).toEqual([]);
  await store.page("user", { limit: 5, from: "0001-01-01", to: "9999-12-31" });
  expect(asked).toHaveLength(1);
});
