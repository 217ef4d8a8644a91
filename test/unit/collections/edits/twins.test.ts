import { expect, test } from "vitest";
import { editItems } from "#functions/collections/edits/edit-items.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { sellCopies } from "#functions/collections/sales/sell-copies.ts";
import { someCopies } from "#test/support/collections/collections.ts";
import { aCollector } from "#test/support/collections/collector.ts";

/** A collector with two copies; the first look for a former request is overtaken by what the test says. */
async function overtaken() {
  const { ports, place, ...collector } = await aCollector();
  const { items } = await addItems({ place, items: [someCopies({ quantity: 2 })] }, ports);
  let twin: (() => Promise<unknown>) | undefined;
  const lots: typeof ports.lots = {
    ...ports.lots,
    async request(...asked) {
      const found = await ports.lots.request(...asked);
      const act = twin;
      twin = undefined;
      await act?.();
      return found;
    },
  };
  const overtakenBy = (act: () => Promise<unknown>) => {
    twin = act;
  };
  return {
    ...collector,
    place,
    ports: { ...ports, lots },
    itemId: items[0]?.id ?? "",
    overtakenBy,
  };
}

test("[API-3] two sales that come at once with one key are one, and both are told it", async () => {
  const { ports, place, itemId, overtakenBy, copiesIn } = await overtaken();
  const sale = { itemId, quantity: 2, price: { amount: 900, currency: "EUR" }, day: "2026-01-31" };
  const sell = () => sellCopies({ place, sale, ifMatch: undefined, idempotencyKey: "k" }, ports);
  const told: unknown[] = [];
  overtakenBy(async () => told.push(await sell()));
  const late = await sell();
  expect(told).toEqual([{ ...late, outcome: "sold" }]);
  expect(late.outcome).toBe("repeated");
  expect(await copiesIn(place)).toBe(0);
});

test("[COL-2] edits of all or nothing that come at once with one key are done once, and both are told it", async () => {
  const { ports, place, itemId, overtakenBy } = await overtaken();
  const edits = [{ do: "remove", itemId, version: 1 }] as const;
  const edit = () => editItems({ place, edits, isAllOrNothing: true, idempotencyKey: "k" }, ports);
  overtakenBy(edit);
  expect(await edit()).toEqual({ verdicts: [{ edit: 0, outcome: "done" }] });
  // What was never done stays refused.
  const other = { place, edits, isAllOrNothing: true, idempotencyKey: "other" };
  await expect(editItems(other, ports)).rejects.toMatchObject({
    code: "collections.items_refused",
  });
});
