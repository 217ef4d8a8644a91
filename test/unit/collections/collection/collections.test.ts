import { expect, test } from "vitest";
import {
  createCollection,
  mostCollections,
} from "#functions/collections/collection/create-collection.ts";
import { deleteCollection } from "#functions/collections/collection/delete-collection.ts";
import { getCollection } from "#functions/collections/collection/get-collection.ts";
import { updateCollection } from "#functions/collections/collection/update-collection.ts";
import { anOpenCollection, collectionPorts } from "#test/support/collections/collection-ports.ts";
import { aPlace } from "#test/support/collections/collections.ts";

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
