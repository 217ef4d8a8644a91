import { expect, test } from "vitest";
import { addItems } from "#functions/collections/items/add-items.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import { manyCopies, printing, someCopies } from "#test/support/collections/collections.ts";

test("[API-3] a repetition adds nothing and answers like the first, also after other changes", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const input = { place, items: manyCopies(100), idempotencyKey: "k1" };
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
  const input = { place, items: manyCopies(100), idempotencyKey: "k1" };
  await expect(addItems(input, ports)).rejects.toThrow("died");
  expect((await ports.lots.tally(place)).lots).toBe(94);
  left = 9;
  expect((await addItems(input, ports)).items).toHaveLength(100);
  expect(await ports.lots.tally(place)).toEqual({ lots: 100, cards: 100 });
});

test("[API-3] of a request and its twin at the same moment one adds, and the other says that it repeats", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const input = { place, items: [someCopies({ quantity: 2 })], idempotencyKey: "k1" };
  let twin: Awaited<ReturnType<typeof addItems>> | undefined;
  const write: typeof ports.ledger.write = async (...args) => {
    twin ??= await addItems(input, ports);
    return ports.ledger.write(...args);
  };
  const answer = await addItems(input, { ...ports, ledger: { ...ports.ledger, write } });
  expect(twin?.outcome).toBe("added");
  expect(answer).toEqual({ outcome: "repeated", items: twin?.items });
  expect(await ports.lots.tally(place)).toEqual({ lots: 1, cards: 2 });
});

test("[API-3] a repetition is not refused for what the first has filled up or the catalogue has forgotten", async () => {
  const died = { writes: 1 };
  const ports = collectionPorts(async () => {
    if (died.writes-- === 0) throw new Error("the function died");
  });
  const place = await anOpenCollection(ports);
  const input = { place, items: manyCopies(100), idempotencyKey: "k1" };
  await expect(addItems(input, ports)).rejects.toThrow("died");
  const forgetful = { ...ports, printings: { variantsOf: async () => new Map() } };
  expect((await addItems(input, forgetful)).outcome).toBe("added");
  expect((await addItems(input, forgetful)).outcome).toBe("repeated");
});
