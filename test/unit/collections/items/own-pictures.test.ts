import { beforeEach, expect, test } from "vitest";
import { editItems } from "#functions/collections/edits/edit-items.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { updateItem } from "#functions/collections/items/update-item.ts";
import { pushEdits } from "#functions/collections/sync/push-edits.ts";
import { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import { Ulid } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { ownPicture } from "#test/support/collections/collection-ports.ts";
import { someCopies } from "#test/support/collections/collections.ts";
import { aCollector } from "#test/support/collections/collector.ts";

const strange = OwnPictureId.parse(sha256("somebody else's"));
const refusal = {
  code: "collections.items_refused",
  errors: [{ in: "body", detail: `you have no picture ${strange}; upload it first` }],
};
let collector: Awaited<ReturnType<typeof aCollector>>;
beforeEach(async () => {
  collector = await aCollector();
});
const add = (...pictures: (OwnPictureId | undefined)[]) =>
  addItems(
    {
      place: collector.place,
      items: pictures.map((picture) => someCopies({ quantity: 2, ...(picture && { picture }) })),
    },
    collector.ports,
  );
const aLot = async (picture?: OwnPictureId) => {
  const { items } = await add(picture);
  const [lot] = items;
  if (!lot) throw new Error("It should have been added.");
  return lot;
};
const update = (itemId: Ulid, picture: OwnPictureId | null, version?: number) =>
  updateItem(
    {
      place: { ...collector.place, itemId },
      change: { picture },
      ifMatch: version === undefined ? undefined : [version],
    },
    collector.ports,
  );

test("[COL-1] copies have a picture of their owner's, and lie beside those that have none", async () => {
  const { items } = await add(ownPicture, undefined, ownPicture);
  expect(items.map(({ picture, quantity }) => [picture, quantity])).toEqual([
    [ownPicture, 4],
    [undefined, 2],
  ]);
});

test("[API-5] nobody's picture but one's own is taken, and of many items none is added", async () => {
  await expect(add(undefined, strange)).rejects.toMatchObject({
    ...refusal,
    errors: [{ pointer: "#/items/1/picture" }],
  });
  expect(await collector.lots()).toEqual([]);
});

test("an item gets a picture, another one is refused, and it is taken away", async () => {
  const lot = await aLot();
  expect(await update(lot.id, ownPicture)).toMatchObject({ picture: ownPicture, version: 2 });
  await expect(update(lot.id, strange)).rejects.toMatchObject({
    ...refusal,
    errors: [{ pointer: "#/picture" }],
  });
  expect(await update(lot.id, null)).not.toHaveProperty("picture");
});

test("what an item says of a picture that was deleted may be said again", async () => {
  const lot = await aLot(ownPicture);
  collector.ports.pictures.ofUser = async () => new Set();
  expect(await update(lot.id, ownPicture)).toMatchObject({ picture: ownPicture });
});

test("[COL-2] of several edits one with a strange picture is refused alone", async () => {
  const lot = await aLot();
  const edit = (picture: OwnPictureId, quantity: number) =>
    ({ do: "split", itemId: lot.id, quantity, set: { picture } }) as const;
  const edits = [edit(strange, 1), edit(ownPicture, 1)];
  const { verdicts } = await editItems(
    { place: collector.place, edits, isAllOrNothing: false },
    collector.ports,
  );
  expect(verdicts).toMatchObject([
    { outcome: "refused", reason: refusal.code, detail: refusal.errors[0]?.detail },
    { outcome: "done" },
  ]);
  expect((await collector.lots()).map(({ picture }) => picture).toSorted()).toEqual([
    ownPicture,
    undefined,
  ]);
});

test("[COL-6] a device's edits are judged alike, and pictures are merged as other fields are", async () => {
  const lot = await aLot();
  const { userId, collectionId } = collector.place;
  const on = { collectionId, itemId: lot.id, base: 1 };
  const [batchId, itemId] = ["01KAJ3QW8D5S6T7V8W9X0Y1Z2A", "01KAJ3QW8D5S6T7V8W9X0Y1Z2B"].map((id) =>
    Ulid.parse(id),
  ) as [Ulid, Ulid];
  const item = someCopies({ picture: strange });
  const { verdicts } = await pushEdits(
    {
      ...{ userId, batchId, asked: [] },
      edits: [
        { do: "add", collectionId, itemId, item },
        { do: "set", ...on, set: { picture: ownPicture, notes: "Mine" } },
      ],
    },
    collector.ports,
  );
  expect(verdicts).toMatchObject([{ outcome: "refused" }, { outcome: "done" }]);
  expect(await collector.lots()).toMatchObject([{ picture: ownPicture, notes: "Mine" }]);
  const late = await pushEdits(
    {
      ...{ userId, batchId: itemId, asked: [1] },
      edits: [{ do: "set", ...on, set: { picture: null } }],
    },
    collector.ports,
  );
  expect(late.verdicts).toMatchObject([
    { outcome: "conflict", conflicts: [{ field: "picture", yours: null, theirs: ownPicture }] },
  ]);
});
