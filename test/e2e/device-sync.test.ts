import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { seededCards } from "#test/support/catalogue/seeded-cards.ts";
import { api } from "#test/support/clouds/api.ts";
import { aHousehold } from "#test/support/sync/household.ts";

let cards: readonly string[] = [];
beforeAll(async () => {
  cards = await seededCards(`synced${randomUUID().slice(0, 8)}`, 30);
});
const copies = (index = 0, more: object = {}) => ({
  ...{ printingId: cards[index], variant: "holo", condition: "near_mint", quantity: 1 },
  ...more,
});

/** A telephone and a computer that know one item of a shared collection. */
async function twoDevices() {
  const household = await aHousehold();
  const collectionId = await household.opened();
  // Their clocks are years apart, and both wrong.
  const phone = household.device({ now: () => Date.parse("2001-01-01") });
  const computer = household.device({ now: () => Date.parse("2099-01-01") });
  const itemId = phone.add(collectionId, copies(0, { quantity: 2 }));
  expect(await phone.sync()).toMatchObject([{ outcome: "done", version: 1 }]);
  await computer.read();
  expect(computer.items.get(itemId)).toMatchObject({ quantity: 2, version: 1 });
  const stored = async () => {
    const { token } = household;
    return (await api(`GET /v1/collections/${collectionId}/items`, { token })).body.items;
  };
  return { ...household, collectionId, phone, computer, itemId, stored };
}

test("[COL-6] what two devices did offline to one item is brought together, field by field", async () => {
  const { phone, computer, itemId, stored } = await twoDevices();
  phone.set(itemId, { notes: "From Mika." });
  phone.more(itemId, 3);
  phone.set(itemId, { notes: "From Mika, at the fair." });
  computer.set(itemId, { location: "Safe" });
  computer.more(itemId, -1);
  expect(await phone.sync()).toMatchObject([{ outcome: "done" }]);
  expect(await computer.sync()).toMatchObject([{ outcome: "done" }]);
  await phone.read();
  const both = { notes: "From Mika, at the fair.", location: "Safe", quantity: 4, version: 3 };
  expect(computer.items.get(itemId)).toMatchObject(both);
  expect(phone.items.get(itemId)).toEqual(computer.items.get(itemId));
  expect(await stored()).toMatchObject([both]);
});

test("[COL-6] a batch whose answer was lost is sent again, and does nothing twice", async () => {
  const { phone, itemId, stored } = await twoDevices();
  phone.more(itemId, 5);
  phone.suffer("lost");
  await expect(phone.sync()).rejects.toThrow("gone");
  expect(phone.waiting()).toBe(1);
  // What is done meanwhile is of the next batch.
  phone.set(itemId, { location: "Box 1" });
  const first = phone.answer();
  expect(first).toMatchObject({ outcome: "pushed" });
  const verdicts = await phone.write();
  expect(verdicts).toMatchObject([
    { outcome: "done", version: 2 },
    { outcome: "done", version: 3 },
  ]);
  expect(await stored()).toMatchObject([{ quantity: 7, location: "Box 1", version: 3 }]);
});

test("[API-3] the same batch with other edits is refused", async () => {
  const { token, collectionId, itemId } = await twoDevices();
  const batchId = "01KAJ3Q1M7S5D8F2G4H6J9K0N3";
  const push = (notes: string) => {
    const edits = [{ do: "set", collectionId, itemId, base: 1, set: { notes } }];
    return api("POST /v1/sync", { token, body: { batchId, edits } });
  };
  const first = await push("One.");
  expect((await push("One.")).body).toEqual({ ...first.body, outcome: "repeated" });
  expect(await push("Two.")).toMatchObject({ status: 422, body: { code: "request.key_reused" } });
});

test("[COL-6] of two values of one field the stored one is kept, both are told, and the person decides", async () => {
  const { phone, computer, itemId } = await twoDevices();
  phone.set(itemId, { notes: "From Mika.", location: "Safe" });
  computer.set(itemId, { notes: "Traded with Mika.", isSigned: true });
  await phone.sync();
  const [verdict] = await computer.sync();
  expect(verdict).toMatchObject({
    ...{ outcome: "merged", version: 3 },
    conflicts: [{ field: "notes", yours: "Traded with Mika.", theirs: "From Mika.", version: 2 }],
  });
  const kept = { notes: "From Mika.", location: "Safe", isSigned: true };
  expect(computer.items.get(itemId)).toMatchObject(kept);
  computer.set(itemId, { notes: "Traded with Mika." });
  expect(await computer.sync()).toMatchObject([{ outcome: "done" }]);
  await phone.read();
  expect(phone.items.get(itemId)).toMatchObject({ ...kept, notes: "Traded with Mika." });
});

test("[COL-6] no edit disappears because another device removed the item, and nothing edited is removed unseen", async () => {
  const { phone, computer, itemId, collectionId } = await twoDevices();
  phone.set(itemId, { notes: "Dear to me." });
  computer.remove(itemId);
  await phone.sync();
  expect(await computer.sync()).toMatchObject([
    {
      outcome: "conflict",
      conflicts: [{ field: "item", yours: null, theirs: { notes: "Dear to me." } }],
    },
  ]);
  expect(computer.items.has(itemId)).toBe(true);

  // This time it has been seen.
  computer.remove(itemId);
  phone.set(itemId, { location: "Safe" });
  expect(await computer.sync()).toMatchObject([{ outcome: "done" }]);
  expect(await phone.sync()).toMatchObject([
    {
      outcome: "conflict",
      conflicts: [{ field: "item", yours: { location: "Safe" }, theirs: null }],
    },
  ]);
  expect(phone.items.has(itemId)).toBe(false);
  const again = phone.add(collectionId, copies(0, { quantity: 2, location: "Safe" }));
  expect(await phone.sync()).toMatchObject([{ outcome: "done" }]);
  await computer.read();
  expect([...computer.items.keys()]).toEqual([again]);
});
