import fc from "fast-check";
import { expect, test } from "vitest";
import { addItems } from "#functions/collections/items/add-items.ts";
import { updateItem } from "#functions/collections/items/update-item.ts";
import { Condition, Ulid } from "#schemas/values.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import { someCopies } from "#test/support/collections/collections.ts";

const anyCondition = fc.constantFrom(...Condition.options);

test("[COL-1] copies are added to a lot of such copies, and none is lost, whatever lots become in between", async () => {
  const anyStep = fc.oneof(
    fc.record({ adds: anyCondition, quantity: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ makes: anyCondition, of: fc.nat(20) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 25 }), async (steps) => {
      const ports = collectionPorts();
      const place = await anOpenCollection(ports);
      const all = async () => (await ports.lots.list(place, { limit: 100 })).items;
      let cards = 0;
      for (const step of steps) {
        const lots = await all();
        if ("adds" in step) {
          const copies = someCopies({ condition: step.adds, quantity: step.quantity });
          const { items } = await addItems({ place, items: [copies] }, ports);
          cards += step.quantity;
          expect(items).toMatchObject([{ condition: step.adds }]);
          const before = lots.find(({ id }) => id === items[0]?.id);
          expect(before?.condition ?? step.adds).toBe(step.adds);
        } else if (lots.length > 0) {
          const itemId = Ulid.parse(lots[step.of % lots.length]?.id);
          const item = { ...place, itemId };
          await updateItem(
            { place: item, change: { condition: step.makes }, ifMatch: undefined },
            ports,
          );
        }
      }
      const there = await all();
      expect(there.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(cards);
      expect(await ports.lots.tally(place)).toEqual({ lots: there.length, cards });
    }),
    { numRuns: 60 },
  );
});

test("[COL-1] lots of one card lie side by side where something else is said of their copies", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const grade = { company: "psa", grade: "9" } as const;
  const others = [
    {},
    { paid: { amount: 100, currency: "USD" as const } },
    { paid: { amount: 100, currency: "EUR" as const } },
    { location: "Box 1" },
    { tags: ["trade"] },
    { notes: "Bent." },
    { isSigned: true },
    { isAltered: true },
    { isMisprint: true },
    { isProxy: true },
    { condition: undefined, grade },
    { condition: undefined, grade: { ...grade, certificate: "1" } },
  ];
  const items = others.map((change) => someCopies(change));
  const { items: lots } = await addItems({ place, items: [...items, ...items] }, ports);
  expect(new Set(lots.map(({ id }) => id)).size).toBe(others.length);
  expect(lots.map(({ quantity }) => quantity)).toEqual(others.map(() => 2));
});
