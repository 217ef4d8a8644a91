import { expect, test } from "vitest";
import { findInCollection } from "#functions/alerts/searches/find-in-collection.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { removeItem } from "#functions/collections/items/remove-item.ts";
import type { NewCopies } from "#schemas/collections/item.ts";
import { Language } from "#schemas/values.ts";
import { manyCopies, printing, someCopies } from "#test/support/collections/collections.ts";
import { aCollector } from "#test/support/collections/collector.ts";

async function holding(entries: readonly NewCopies[]) {
  const { ports, place } = await aCollector();
  await addItems({ place, items: entries }, ports);
  return { ports, place };
}

const copies = [
  someCopies({ printingId: printing(2) }),
  someCopies({ printingId: printing(1), location: "Safe" }),
  someCopies({ printingId: printing(1), location: "Box", quantity: 3 }),
  someCopies({ printingId: printing(1), condition: "damaged" }),
  someCopies({
    ...{ printingId: printing(1), condition: undefined },
    grade: { company: "psa", grade: "9.5", certificate: "1" },
  }),
  someCopies({ printingId: printing(1), variant: "normal" }),
];

test("[ALR-1] of a collection each variant, condition and grade is watched by itself, in an order that stays", async () => {
  const { ports, place } = await holding(copies);
  const { cards, total } = await findInCollection(ports)(place, 500);
  expect(cards.map(({ printingId, variant, state }) => [printingId, variant, state])).toEqual([
    [printing(1), "holo", "damaged"],
    [printing(1), "holo", "near_mint"],
    [printing(1), "holo", "psa-9.5"],
    [printing(1), "normal", "near_mint"],
    [printing(2), "holo", "near_mint"],
  ]);
  expect(total).toBe(5);
});

test("[ALR-1] of a large collection the first are watched, and all are counted", async () => {
  const { ports, place } = await holding(manyCopies(60));
  const { cards, total } = await findInCollection(ports)(place, 50);
  expect([cards.length, total]).toEqual([50, 60]);
  expect(cards[0]?.printingId).toBe(printing(1));
});

test("[ALR-1] proxies, and copies of which nobody tells a price, are not watched", async () => {
  const { ports, place } = await holding([
    someCopies({ isProxy: true }),
    someCopies({ language: Language.parse("de") }),
  ]);
  expect(await findInCollection(ports)(place, 500)).toEqual({ cards: [], total: 0 });
});

test("[ALR-1] a card that was taken off is not found any more", async () => {
  const { ports, place } = await holding([someCopies()]);
  const [item] = (await ports.lots.list(place, { limit: 1 })).items;
  if (!item) throw new Error("It was added.");
  await removeItem({ place: { ...place, itemId: item.id }, ifMatch: undefined }, ports);
  expect(await findInCollection(ports)(place, 500)).toEqual({ cards: [], total: 0 });
});

test("[ALR-1] a collection that is not there says so", async () => {
  const { ports, place } = await aCollector();
  const other = { ...place, userId: "gary" };
  expect(await findInCollection(ports)(other, 500)).toEqual({
    ...{ cards: [], total: 0, isDeleted: true },
  });
});
