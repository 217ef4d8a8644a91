import { expect, test } from "vitest";
import { deleteCollection } from "#functions/collections/collection/delete-collection.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import {
  aPlace,
  manyCopies,
  type printing,
  someCopies,
} from "#test/support/collections/collections.ts";

test("one bad entry keeps all out, and every reason has its pointer", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const items = [
    someCopies(),
    someCopies({ variant: "reverse" }),
    someCopies({ printingId: "pokemon:en:nowhere-1" as ReturnType<typeof printing> }),
  ];
  await expect(addItems({ place, items }, ports)).rejects.toMatchObject({
    code: "collections.items_refused",
    errors: [
      { pointer: "#/items/1/variant", detail: expect.stringContaining("holo, normal") },
      { pointer: "#/items/2/printingId" },
    ],
  });
  expect(await ports.lots.tally(place)).toEqual({ lots: 0, cards: 0 });
});

test("a lot never grows beyond 9,999 copies", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await addItems({ place, items: [someCopies({ quantity: 9_999 })] }, ports);
  await expect(addItems({ place, items: [someCopies()] }, ports)).rejects.toMatchObject({
    errors: [{ pointer: "#/items/0/quantity" }],
  });
});

/** The same collections, which say that they hold so many lots. */
function holding(ports: ReturnType<typeof collectionPorts>, lots: number) {
  const get: typeof ports.counted.get = async (place) => {
    const found = await ports.counted.get(place);
    return found && { ...found, lots };
  };
  return { ...ports, counted: { ...ports.counted, get } };
}

test("a collection that is full takes more copies of what it has, and no new lot", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await addItems({ place, items: [someCopies()] }, ports);
  const full = holding(ports, 50_000);
  await addItems({ place, items: [someCopies()] }, full);
  await expect(
    addItems({ place, items: [someCopies({ variant: "normal" })] }, full),
  ).rejects.toMatchObject({ code: "collections.too_many", facts: { there: 50_000 } });
});

test("[COL-2] a request that does not fit as a whole adds no part of it", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const nearlyFull = holding(ports, 50_000 - 99);
  await expect(addItems({ place, items: manyCopies(100) }, nearlyFull)).rejects.toMatchObject({
    code: "collections.too_many",
  });
  expect(await ports.lots.tally(place)).toEqual({ lots: 0, cards: 0 });
});

test("[API-5] nothing is added to a collection of somebody else, or to a deleted one", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const code = "collections.no_such_collection";
  const foreign = { ...place, userId: aPlace().userId };
  await expect(addItems({ place: foreign, items: [someCopies()] }, ports)).rejects.toMatchObject({
    code,
  });
  await deleteCollection({ place, ifMatch: [1] }, ports);
  await expect(addItems({ place, items: [someCopies()] }, ports)).rejects.toMatchObject({ code });
});
