import { expect, test } from "vitest";
import { deleteCollection } from "#functions/collections/collection/delete-collection.ts";
import { itemPages } from "#functions/collections/index.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collection-ports.ts";
import { aPlace, printing, someCopies } from "#test/support/collections.ts";

const hundred = Array.from({ length: 100 }, (_none, index) =>
  someCopies({ printingId: printing(index + 1) }),
);

test("[COL-1] equal copies lie in one lot, within a request and across requests", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const items = [someCopies({ quantity: 2 }), someCopies({ condition: "damaged" }), someCopies()];
  expect((await addItems({ place, items }, ports)).items).toMatchObject([
    { quantity: 3, version: 1 },
    { quantity: 1, condition: "damaged" },
  ]);
  const { items: again } = await addItems({ place, items: [someCopies()] }, ports);
  expect(again).toMatchObject([{ quantity: 4, version: 2 }]);
});

test("[COL-1] of a variant that the catalogue no longer has there may be more where it is owned", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const { variant } = someCopies();
  await addItems({ place, items: [someCopies()] }, ports);
  const printings = {
    variantsOf: async (ids: readonly ReturnType<typeof printing>[]) =>
      new Map(ids.map((id) => [id, ["called-otherwise"]])),
  };
  const changed = { ...ports, printings };
  const { items } = await addItems({ place, items: [someCopies()] }, changed);
  expect(items).toMatchObject([{ variant, quantity: 2 }]);
  const other = addItems({ place, items: [someCopies({ condition: "damaged" })] }, changed);
  await expect(other).rejects.toMatchObject({ code: "collections.items_refused" });
});

test("[OPS-6] what an addition meets is read once, and again only when somebody was faster", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const calls: string[] = [];
  const { find, tally } = ports.lots;
  const lots = {
    ...ports.lots,
    find: (...args: Parameters<typeof find>) => {
      calls.push("find");
      return find(...args);
    },
    tally: (...args: Parameters<typeof tally>) => {
      calls.push("tally");
      return tally(...args);
    },
  };
  await addItems({ place, items: [someCopies()] }, { ...ports, lots });
  // How much there is came with the collection itself.
  expect(calls).toEqual(["find"]);

  // Between the reads and the write somebody else adds the same card.
  let isFirst = true;
  const change: typeof lots.change = async (...args) => {
    if (isFirst) {
      isFirst = false;
      await addItems({ place, items: [someCopies({ quantity: 5 })] }, ports);
    }
    return ports.lots.change(...args);
  };
  const { items } = await addItems(
    { place, items: [someCopies()] },
    { ...ports, lots: { ...lots, change } },
  );
  expect(items).toMatchObject([{ quantity: 7, version: 3 }]);
  expect(calls).toEqual(["find", "find", "find", "tally"]);
});

test("[API-3] a repetition adds nothing and answers like the first, also after other changes", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const input = { place, items: hundred, idempotencyKey: "k1" };
  const first = await addItems(input, ports);
  await addItems({ place, items: [someCopies({ printingId: printing(1) })] }, ports);
  const second = await addItems(input, ports);
  expect(first.outcome).toBe("added");
  expect(second).toEqual({ outcome: "repeated", items: first.items });
  expect(await ports.lots.tally(place)).toEqual({ lots: 100, cards: 101 });
});

test("[API-3] another request under the same key is refused", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await addItems({ place, items: [someCopies()], idempotencyKey: "k1" }, ports);
  const other = { place, items: [someCopies({ quantity: 2 })], idempotencyKey: "k1" };
  await expect(addItems(other, ports)).rejects.toMatchObject({ code: "request.key_reused" });
});

test("a request that died between its two writes is finished by its repetition", async () => {
  let left = 1;
  const ports = collectionPorts(async () => {
    if (left === 0) throw new Error("the function died");
    left -= 1;
  });
  const place = await anOpenCollection(ports);
  const input = { place, items: hundred, idempotencyKey: "k1" };
  await expect(addItems(input, ports)).rejects.toThrow("died");
  expect((await ports.lots.tally(place)).lots).toBe(98);
  left = 9;
  expect((await addItems(input, ports)).items).toHaveLength(100);
  expect(await ports.lots.tally(place)).toEqual({ lots: 100, cards: 100 });
});

test("[COL-2] five hundred entries go in at once, and a repetition adds none", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const items = Array.from({ length: 500 }, (_none, index) =>
    someCopies({ printingId: printing(index + 1) }),
  );
  const input = { place, items, idempotencyKey: "k1" };
  expect((await addItems(input, ports)).items).toHaveLength(500);
  expect((await addItems(input, ports)).outcome).toBe("repeated");
  expect(await ports.lots.tally(place)).toEqual({ lots: 500, cards: 500 });
});

test("[COL-2] when a later step is refused, the error says which entries are in", async () => {
  let steps = 0;
  const ports = collectionPorts();
  const change: typeof ports.lots.change = (...args) => {
    steps += 1;
    return steps > 1 ? Promise.resolve("conflict") : ports.lots.change(...args);
  };
  const place = await anOpenCollection(ports);
  const input = { place, items: hundred, idempotencyKey: "k1" };
  const refused = addItems(input, { ...ports, lots: { ...ports.lots, change } });
  await expect(refused).rejects.toMatchObject({
    code: "request.too_many",
    message: expect.stringContaining("98 of the entries were added"),
    facts: { added: Array.from({ length: 98 }, (_none, entry) => entry) },
    headers: { "retry-after": "1" },
  });
  expect((await ports.lots.tally(place)).lots).toBe(98);
  expect((await addItems(input, ports)).items).toHaveLength(100);
  expect((await ports.lots.tally(place)).lots).toBe(100);
});

test("[COL-2] entries that came in any order are named by their place in the request", async () => {
  let steps = 0;
  const ports = collectionPorts();
  const change: typeof ports.lots.change = (...args) => {
    steps += 1;
    return steps > 1 ? Promise.resolve("conflict") : ports.lots.change(...args);
  };
  const place = await anOpenCollection(ports);
  // The last entry joins the lot of the second, so that the lots' entries are out of order.
  const items = [...hundred, someCopies({ printingId: printing(2) })];
  const refused = addItems({ place, items }, { ...ports, lots: { ...ports.lots, change } });
  await expect(refused).rejects.toMatchObject({
    facts: { added: [...Array.from({ length: 98 }, (_none, entry) => entry), 100] },
  });
});

test("a failure that is ours is told as it is, whatever was added before", async () => {
  let steps = 0;
  const ports = collectionPorts(async () => {
    steps += 1;
    if (steps > 1) throw new TypeError("the table is gone");
  });
  const place = await anOpenCollection(ports);
  await expect(addItems({ place, items: hundred }, ports)).rejects.toThrow(TypeError);
});

test("a refusal of the first step says nothing of entries that are in", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const change = async () => "conflict" as const;
  const refused = addItems(
    { place, items: [someCopies()] },
    { ...ports, lots: { ...ports.lots, change } },
  );
  await expect(refused).rejects.toMatchObject({ code: "request.too_many", facts: {} });
});

test("[API-3] a request and its twin at the same moment add once and answer alike", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const input = { place, items: [someCopies({ quantity: 2 })], idempotencyKey: "k1" };
  let twin: Awaited<ReturnType<typeof addItems>> | undefined;
  const change: typeof ports.lots.change = async (...args) => {
    twin ??= await addItems(input, ports);
    return ports.lots.change(...args);
  };
  const answer = await addItems(input, { ...ports, lots: { ...ports.lots, change } });
  expect(answer.items).toEqual(twin?.items);
  expect(await ports.lots.tally(place)).toEqual({ lots: 1, cards: 2 });
});

test("[API-3] a repetition is not refused for what the first has filled up or the catalogue has forgotten", async () => {
  const died = { writes: 1 };
  const ports = collectionPorts(async () => {
    if (died.writes-- === 0) throw new Error("the function died");
  });
  const place = await anOpenCollection(ports);
  const input = { place, items: hundred, idempotencyKey: "k1" };
  await expect(addItems(input, ports)).rejects.toThrow("died");
  const forgetful = { ...ports, printings: { variantsOf: async () => new Map() } };
  expect((await addItems(input, forgetful)).outcome).toBe("added");
  expect((await addItems(input, forgetful)).outcome).toBe("repeated");
});

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
  await expect(addItems({ place, items: hundred }, nearlyFull)).rejects.toMatchObject({
    code: "collections.too_many",
  });
  expect(await ports.lots.tally(place)).toEqual({ lots: 0, cards: 0 });
});

test("twenty devices that add the same card at once lose no copy", async () => {
  const ports = collectionPorts(() => new Promise((resolve) => setImmediate(resolve)));
  const place = await anOpenCollection(ports);
  const add = () => addItems({ place, items: [someCopies()] }, ports);
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, add));
  const added = outcomes.filter(({ status }) => status === "fulfilled").length;
  expect((await ports.lots.tally(place)).cards).toBe(added);
  expect(added).toBeGreaterThan(4);
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

test("other areas read everything, page by page", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await addItems({ place, items: hundred }, ports);
  let items = 0;
  for await (const page of itemPages(place, ports)) items += page.length;
  expect(items).toBe(100);
});
