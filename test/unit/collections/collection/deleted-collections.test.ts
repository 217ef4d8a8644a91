import { expect, test } from "vitest";
import { deleteCollection } from "#functions/collections/collection/delete-collection.ts";
import { forgetCollection } from "#functions/collections/collection/forget-collection.ts";
import { getCollection } from "#functions/collections/collection/get-collection.ts";
import {
  listDeletedCollections,
  restoreCollection,
} from "#functions/collections/collection/restore-collection.ts";
import { clearDue } from "#functions/collections/deletion/clear-due.ts";
import { sweepCollection } from "#functions/collections/deletion/sweep-collection.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { listItems } from "#functions/collections/items/list-items.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import { aPlace, at, someCopies } from "#test/support/collections/collections.ts";

const dayMs = 86_400_000;
const after = (days: number) => () => new Date(Date.parse(at) + days * dayMs);

/** A collection with one item that was deleted at the moment of all tests. */
async function aDeletedOne() {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await addItems({ place, items: [someCopies({ quantity: 3 })] }, ports);
  expect((await deleteCollection({ place, ifMatch: [1] }, ports)).outcome).toBe("deleted");
  return { ports, place };
}

test("[COL-2] a deleted collection comes back with everything in it, until the thirtieth day is over", async () => {
  for (const days of [0, 30]) {
    const { ports, place } = await aDeletedOne();
    const { userId } = place;
    const later = { ...ports, clock: after(days) };
    await clearDue(later);
    expect((await sweepCollection(place, later)).outcome).toBe("not_due");
    expect((await listDeletedCollections({ userId, limit: 5 }, later)).items).toMatchObject([
      { id: place.collectionId, discardedAt: at },
    ]);
    const back = await restoreCollection({ place }, later);
    expect(back).toMatchObject({ version: 2, lots: 1, cards: 3 });
    expect((await listItems({ place, page: { limit: 5 } }, ports)).items).toHaveLength(1);
    expect((await listDeletedCollections({ userId, limit: 5 }, ports)).items).toEqual([]);
    // Again it changes nothing.
    expect(await restoreCollection({ place }, later)).toEqual(back);
  }
});

test("what nobody can bring back any more is cleared away, also when nothing ran for days", async () => {
  for (const days of [31, 37]) {
    const { ports, place } = await aDeletedOne();
    const later = { ...ports, clock: after(days) };
    expect(await clearDue(later)).toEqual({ due: 1 });
    expect(ports.requested).toEqual([{ place, delaySeconds: 0 }]);
    expect(await sweepCollection(place, later)).toEqual({ outcome: "swept", deleted: 1 });
    expect((await sweepCollection(place, later)).outcome).toBe("already_swept");
    await expect(restoreCollection({ place }, later)).rejects.toMatchObject({
      code: "collections.no_such_deletion",
    });
  }
});

test("what was brought back is left alone by the clearing that was to come", async () => {
  const { ports, place } = await aDeletedOne();
  await restoreCollection({ place }, ports);
  const later = { ...ports, clock: after(31) };
  await clearDue(later);
  expect((await sweepCollection(place, later)).outcome).toBe("not_deleted");
  expect(await getCollection(place, later)).toMatchObject({ lots: 1 });
});

test("what is to be forgotten cannot be brought back, and is cleared away once no addition that saw it can run", async () => {
  const { ports, place } = await aDeletedOne();
  await forgetCollection(place, ports);
  const longestRequestSeconds = 29;
  expect(ports.requested[0]?.delaySeconds).toBeGreaterThan(longestRequestSeconds);
  await expect(restoreCollection({ place }, ports)).rejects.toMatchObject({
    code: "collections.no_such_deletion",
  });
  expect(await sweepCollection(place, ports)).toEqual({ outcome: "swept", deleted: 1 });
  await forgetCollection(place, ports);
  expect(ports.requested).toHaveLength(1);
  await expect(forgetCollection(aPlace(), ports)).rejects.toMatchObject({
    code: "collections.no_such_deletion",
  });
});

test("a repeated deletion answers alike", async () => {
  const { ports, place } = await aDeletedOne();
  expect((await deleteCollection({ place, ifMatch: [1] }, ports)).outcome).toBe("repeated");
  expect(ports.requested).toEqual([]);
});

test("[COL-2] a deletion that takes the place of one that is over meanwhile has thirty days of its own", async () => {
  const { ports, place } = await aDeletedOne();
  const later = { ...ports, clock: after(31) };
  let isFirst = true;
  const discarded: typeof ports.collections.discarded = async (of) => {
    const found = await ports.collections.discarded(of);
    if (!isFirst) return found;
    isFirst = false;
    await restoreCollection({ place }, later);
    await deleteCollection({ place, ifMatch: undefined }, later);
    return found;
  };
  const overtaken = { ...later, collections: { ...ports.collections, discarded } };
  expect(await sweepCollection(place, overtaken)).toEqual({ outcome: "not_deleted", deleted: 0 });
  expect(await restoreCollection({ place }, later)).toMatchObject({ lots: 1, cards: 3 });
});

test("a collection is not deleted while too many others can be brought back, and it is said what to do", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const discard: typeof ports.collections.discard = (userId, head, more) =>
    ports.collections.discard(userId, head, { ...more, most: 0 });
  const full = { ...ports, collections: { ...ports.collections, discard } };
  await expect(deleteCollection({ place, ifMatch: [1] }, full)).rejects.toMatchObject({
    code: "collections.too_many",
    message: expect.stringContaining("DELETE /v1/deleted-collections/"),
  });
  expect(await getCollection(place, ports)).toMatchObject({ version: 1 });
});

test("clearing that runs out of time asks for another turn", async () => {
  const { ports, place } = await aDeletedOne();
  let minutes = 0;
  const slow = {
    ...ports,
    clock: () => new Date(after(31)().getTime() + 5 * 60_000 * minutes++),
  };
  expect((await sweepCollection(place, slow)).outcome).toBe("continues");
  expect(ports.requested.at(-1)).toEqual({ place, delaySeconds: 0 });
  expect((await sweepCollection(place, ports)).outcome).toBe("swept");
});

test("clearing goes on for a minute and a half, so that a batch more fits into two minutes", async () => {
  const { ports, place } = await aDeletedOne();
  const lateAfter = async (seconds: number) => {
    const start = after(31)().getTime();
    let now = start;
    const sweep: typeof ports.lots.sweep = async (_place, isLate) => {
      now = start + seconds * 1_000;
      return { outcome: isLate() ? "late" : "empty", deleted: 0 };
    };
    const slow = { ...ports, lots: { ...ports.lots, sweep }, clock: () => new Date(now) };
    return (await sweepCollection(place, slow)).outcome;
  };
  expect(await lateAfter(91)).toBe("continues");
  expect(await lateAfter(90)).toBe("swept");
});
