import { expect, test } from "vitest";
import { itemOf } from "#functions/collections/items/lots.ts";
import { heldDuplicates } from "#functions/transfer/imports/reading/held-duplicates.ts";
import { PrintingId, VariantKey } from "#schemas/values.ts";
import { aLot } from "#test/support/collections/collections.ts";
import { binder } from "#test/support/transfer/import-world.ts";

const copies = {
  printingId: PrintingId.parse("pokemon:en:base1-4"),
  variant: VariantKey.parse("holo"),
  condition: "near_mint",
} as const;
const paid = (amount: number) => ({ paid: { amount, currency: "EUR" } });

const item = (amount: number) => itemOf(aLot({ ...copies, ...paid(amount) }));
const [cheap, dear] = [item(100), item(900)];

test("[IMP-4] of copies in the same state the item is found of which all is the same", async () => {
  const head = { id: binder, name: "Mine", kind: "binder" } as const;
  const find = await heldDuplicates(
    { head, items: [cheap, dear] },
    { searchIn: () => ({ cards: async () => [] }), store: { sets: async () => [] } },
  );
  const named = { name: "Charizard", setName: "Base Set" };
  const found = [paid(900), paid(100), paid(500)].map((one) => find({ ...copies, ...one }, named));
  expect(found).toMatchObject([
    { kind: "exact", itemId: dear.id },
    { kind: "exact", itemId: cheap.id },
    { kind: "exact", itemId: cheap.id },
  ]);
});
