import { expect, test } from "vitest";
import { addItems } from "#functions/collections/items/add-items.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import { manyCopies, printing, someCopies } from "#test/support/collections/collections.ts";

/** The same ports, of which each step but the first meets somebody faster. */
function refusingLaterSteps(ports: ReturnType<typeof collectionPorts>) {
  let steps = 0;
  const write: typeof ports.ledger.write = (...args) => {
    steps += 1;
    return steps > 1 ? Promise.resolve("conflict") : ports.ledger.write(...args);
  };
  return { ...ports, ledger: { ...ports.ledger, write } };
}

test("[COL-2] five manyCopies(100) entries go in at once, and a repetition adds none", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const input = { place, items: manyCopies(500), idempotencyKey: "k1" };
  expect((await addItems(input, ports)).items).toHaveLength(500);
  expect((await addItems(input, ports)).outcome).toBe("repeated");
  expect(await ports.lots.tally(place)).toEqual({ lots: 500, cards: 500 });
});

test("[COL-2] when a later step is refused, the error says which entries are in", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const input = { place, items: manyCopies(100), idempotencyKey: "k1" };
  const refused = addItems(input, refusingLaterSteps(ports));
  await expect(refused).rejects.toMatchObject({
    code: "request.too_many",
    message: expect.stringContaining("94 of the entries were added"),
    facts: { added: Array.from({ length: 94 }, (_none, entry) => entry) },
    headers: { "retry-after": "1" },
  });
  expect((await ports.lots.tally(place)).lots).toBe(94);
  expect((await addItems(input, ports)).items).toHaveLength(100);
  expect((await ports.lots.tally(place)).lots).toBe(100);
});

test("[COL-2] entries that came in any order are named by their place in the request", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  // The last entry joins the lot of the second, so that the lots' entries are out of order.
  const items = [...manyCopies(100), someCopies({ printingId: printing(2) })];
  const refused = addItems({ place, items }, refusingLaterSteps(ports));
  await expect(refused).rejects.toMatchObject({
    facts: { added: [...Array.from({ length: 94 }, (_none, entry) => entry), 100] },
  });
});

test("a failure that is ours is told as it is, whatever was added before", async () => {
  let steps = 0;
  const ports = collectionPorts(async () => {
    steps += 1;
    if (steps > 1) throw new TypeError("the table is gone");
  });
  const place = await anOpenCollection(ports);
  await expect(addItems({ place, items: manyCopies(100) }, ports)).rejects.toThrow(TypeError);
});

test("a refusal of the first step says nothing of entries that are in", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const write = async () => "conflict" as const;
  const refused = addItems(
    { place, items: [someCopies()] },
    { ...ports, ledger: { ...ports.ledger, write } },
  );
  const { code, facts } = await refused.catch((error: unknown) => Object(error));
  expect([code, facts]).toEqual(["request.too_many", {}]);
});
