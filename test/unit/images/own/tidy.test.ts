import { beforeEach, expect, test } from "vitest";
import type { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { Ulid } from "#schemas/values.ts";
import { aHead, aLot } from "#test/support/collections/collections.ts";
import { opened, written } from "#test/support/collections/writes.ts";
import { ownWorld } from "#test/support/pictures/own-world.ts";

let world: ReturnType<typeof ownWorld>;
const collectionId = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4");
beforeEach(async () => {
  world = ownWorld();
  await opened(world.ports.collections, world.userId, aHead({ id: collectionId }));
});
const place = () => ({ userId: world.userId, collectionId });
const write = (before: LotItem | undefined, after: LotItem) =>
  written(world.ports.lots, place(), [{ before, after }]);
const tidy = async () => {
  world.queue.push({ tidy: { userId: world.userId } });
  await world.work();
};
const isThere = async (pictureId: OwnPictureId) =>
  (await world.ports.ownPictures.find({ userId: world.userId, pictureId })) !== undefined;

test("[COL-1] a picture goes when no item has shown it for so long that none can come back which does", async () => {
  const pictureId = await world.aPicture();
  const lot = aLot({ picture: pictureId });
  await write(undefined, lot);
  await tidy();
  world.later(100);
  await tidy();
  expect(await isThere(pictureId)).toBe(true);
  await write(lot, { ...lot, version: 2, removedAt: lot.updatedAt });
  await tidy();
  world.later(30);
  await tidy();
  expect(await isThere(pictureId)).toBe(true);
  world.later(1);
  await tidy();
  expect(await isThere(pictureId)).toBe(false);
  expect(world.files.shown.size).toBe(0);
  expect(await world.ports.ownPictures.count(world.userId)).toBe(0);
});

test("[COL-2] one whose item comes back is loose no longer, and its time begins anew", async () => {
  const pictureId = await world.aPicture();
  await tidy();
  world.later(20);
  const lot = aLot({ picture: pictureId });
  await write(undefined, lot);
  await tidy();
  const { picture: _gone, ...without } = lot;
  await write(lot, { ...without, version: 2 });
  world.later(12);
  await tidy();
  world.later(30);
  await tidy();
  expect(await isThere(pictureId)).toBe(true);
  world.later(1);
  await tidy();
  expect(await isThere(pictureId)).toBe(false);
});

test("what is left of a deleted picture goes, although nobody was told of it", async () => {
  const pictureId = await world.aPicture();
  await world.ports.ownPictures.discard(
    { userId: world.userId, pictureId },
    "2026-02-01T06:00:00Z",
  );
  await tidy();
  expect(await world.ports.ownPictures.tidying(world.userId)).toEqual([]);
  expect(world.files.shown.size).toBe(0);
});

test("who has no picture has no collection read", async () => {
  world.ports.counted.list = async () => {
    throw new Error("Nobody needs to know.");
  };
  await tidy();
});
