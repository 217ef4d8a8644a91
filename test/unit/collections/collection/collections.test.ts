import { expect, test } from "vitest";
import {
  createCollection,
  mostCollections,
} from "#functions/collections/collection/create-collection.ts";
import { deleteCollection } from "#functions/collections/collection/delete-collection.ts";
import { getCollection } from "#functions/collections/collection/get-collection.ts";
import { updateCollection } from "#functions/collections/collection/update-collection.ts";
import { sweepCollection } from "#functions/collections/deletion/sweep-collection.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import { aPlace, someCopies } from "#test/support/collections/collections.ts";

const collection = { name: "Base Set", kind: "binder" } as const;

test("[API-3] a repeated creation makes one collection and answers like the first", async () => {
  const ports = collectionPorts();
  const { userId } = aPlace();
  const input = { userId, collection, idempotencyKey: "k1" };
  const first = await createCollection(input, ports);
  const place = { userId, collectionId: first.collection.id };
  await updateCollection({ place, change: { name: "Renamed" }, ifMatch: [1] }, ports);
  const second = await createCollection(input, ports);
  expect(second).toEqual({ outcome: "repeated", collection: first.collection });
  expect(await ports.collections.count(userId)).toBe(1);
});

test("[API-3] keys are each user's own, and without one every request makes a collection", async () => {
  const ports = collectionPorts();
  const [one, two] = [aPlace().userId, aPlace().userId];
  await createCollection({ userId: one, collection, idempotencyKey: "k1" }, ports);
  const other = {
    userId: two,
    collection: { ...collection, name: "Jungle" },
    idempotencyKey: "k1",
  };
  expect((await createCollection(other, ports)).outcome).toBe("created");
  await createCollection({ userId: one, collection }, ports);
  await createCollection({ userId: one, collection }, ports);
  expect(await ports.collections.count(one)).toBe(3);
});

test("a key that made another collection, or one that is deleted, is refused", async () => {
  const ports = collectionPorts();
  const { userId } = aPlace();
  const input = { userId, collection, idempotencyKey: "k1" };
  const { collection: made } = await createCollection(input, ports);
  const other = { ...input, collection: { ...collection, name: "Jungle" } };
  const refusal = { code: "request.key_reused" };
  await expect(createCollection(other, ports)).rejects.toMatchObject(refusal);
  await deleteCollection({ place: { userId, collectionId: made.id }, ifMatch: [1] }, ports);
  await expect(createCollection(input, ports)).rejects.toMatchObject(refusal);
});

test("the limit of collections refuses the next one and no repetition", async () => {
  const ports = collectionPorts();
  const { userId } = aPlace();
  const input = { userId, collection, idempotencyKey: "k1" };
  await createCollection(input, ports);
  const full = {
    ...ports,
    collections: { ...ports.collections, count: async () => mostCollections },
  };
  expect((await createCollection(input, full)).outcome).toBe("repeated");
  await expect(createCollection({ userId, collection }, full)).rejects.toMatchObject({
    code: "collections.too_many",
    message: "An account has 500 collections at most; delete one to make room.",
  });
});

test("a description of null goes away, an absent one stays", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  const change = { description: "Everything from 1999." };
  await updateCollection({ place, change, ifMatch: [1] }, ports);
  const kept = await updateCollection({ place, change: { kind: "deck" }, ifMatch: [2] }, ports);
  expect(kept).toMatchObject({ ...change, kind: "deck" });
  await updateCollection({ place, change: { description: null }, ifMatch: undefined }, ports);
  expect((await getCollection(place, ports)).description).toBeUndefined();
});

test("clearing is asked for before the head goes, so that a death in between loses nothing", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await addItems({ place, items: [someCopies()] }, ports);
  const dying = {
    ...ports,
    collections: {
      ...ports.collections,
      discard: async () => {
        throw new Error("the function died");
      },
    },
  };
  await expect(deleteCollection({ place, ifMatch: [1] }, dying)).rejects.toThrow("died");
  expect(ports.requested).toHaveLength(1);
  // The message finds a collection that is still there, and leaves it alone.
  expect((await sweepCollection(place, ports)).outcome).toBe("not_deleted");
  expect((await getCollection(place, ports)).lots).toBe(1);
  expect((await deleteCollection({ place, ifMatch: [1] }, ports)).outcome).toBe("deleted");
  expect(await sweepCollection(place, ports)).toEqual({ outcome: "swept", deleted: 1 });
  expect((await sweepCollection(place, ports)).outcome).toBe("already_swept");
});

test("clearing waits until no addition that saw the collection can still run", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await deleteCollection({ place, ifMatch: [1] }, ports);
  const longestRequestSeconds = 29;
  expect(ports.requested[0]?.delaySeconds).toBeGreaterThan(longestRequestSeconds);
});

test("a repeated deletion answers alike and asks again until everything is cleared", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await deleteCollection({ place, ifMatch: [1] }, ports);
  expect((await deleteCollection({ place, ifMatch: [1] }, ports)).outcome).toBe("repeated");
  expect(ports.requested).toHaveLength(2);
  await sweepCollection(place, ports);
  await deleteCollection({ place, ifMatch: [1] }, ports);
  expect(ports.requested).toHaveLength(2);
});

test("clearing that runs out of time asks for another turn", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await addItems({ place, items: [someCopies()] }, ports);
  await deleteCollection({ place, ifMatch: [1] }, ports);
  let minutes = 0;
  const slow = { ...ports, clock: () => new Date(Date.UTC(2026, 1, 1, 0, 5 * minutes++)) };
  expect((await sweepCollection(place, slow)).outcome).toBe("continues");
  expect(ports.requested.at(-1)).toEqual({ place, delaySeconds: 0 });
  expect((await sweepCollection(place, ports)).outcome).toBe("swept");
});

test("[COL-5] a stale deletion deletes nothing and asks for nothing", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await expect(deleteCollection({ place, ifMatch: [4] }, ports)).rejects.toMatchObject({
    code: "request.stale_version",
  });
  expect(ports.requested).toEqual([]);
  const nowhere = aPlace();
  await expect(deleteCollection({ place: nowhere, ifMatch: [1] }, ports)).rejects.toMatchObject({
    code: "collections.no_such_collection",
  });
});

test("a creation, change or deletion that lost against another request is made again", async () => {
  const ports = collectionPorts();
  const { userId } = aPlace();
  const losing = () => {
    let left = 1;
    const once =
      <A extends unknown[], R>(lost: R, act: (...args: A) => Promise<R>) =>
      async (...args: A) =>
        left-- > 0 ? lost : act(...args);
    const { create, replace, discard } = ports.collections;
    return {
      ...ports,
      collections: {
        ...ports.collections,
        create: once("refused", create),
        replace: once("stale", replace),
        discard: once("stale", discard),
      },
    };
  };
  const { collection: made } = await createCollection({ userId, collection }, losing());
  const place = { userId, collectionId: made.id };
  expect(await getCollection(place, ports)).toEqual(made);
  const change = { name: "Renamed" };
  await updateCollection({ place, change, ifMatch: undefined }, losing());
  expect(await getCollection(place, ports)).toMatchObject({ ...change, version: 2 });
  expect((await deleteCollection({ place, ifMatch: [2] }, losing())).outcome).toBe("deleted");
  await expect(
    updateCollection({ place, change, ifMatch: undefined }, ports),
  ).rejects.toMatchObject({ code: "collections.no_such_collection" });
});

test("clearing goes on for a minute and a half, so that a batch more fits into two minutes", async () => {
  const ports = collectionPorts();
  const place = await anOpenCollection(ports);
  await deleteCollection({ place, ifMatch: [1] }, ports);
  const lateAfter = async (seconds: number) => {
    const start = Date.UTC(2026, 1, 1);
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
