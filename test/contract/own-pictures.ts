import { randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { OwnPictures, PictureUploads } from "#functions/images/own/own-pictures.ts";
import { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import type { OwnPictureItem } from "#schemas/storage/own-picture-items.ts";
import type { UploadItem } from "#schemas/storage/upload-items.ts";
import { Sha256, Ulid } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";

// Real stores let items go when their time has come, so that theirs must not have come yet.
const at = new Date().toISOString();
const aHash = () => Sha256.parse(sha256(randomUUID()));

const anUpload = (): UploadItem => ({
  id: Ulid.parse(ulid()),
  ...{ state: "waiting", contentType: "image/jpeg", bytes: 1_234, createdAt: at },
});
const aPicture = (): OwnPictureItem => ({
  ...{ id: OwnPictureId.parse(aHash()), secret: aHash() },
  ...{ widthPx: 600, heightPx: 800, bytes: 1_234, createdAt: at },
});

interface Stores {
  readonly uploads: PictureUploads;
  readonly ownPictures: OwnPictures;
}

/** An upload that has become a picture of its owner. */
async function accepted(uploads: PictureUploads, userId: string, picture: OwnPictureItem) {
  const upload = anUpload();
  await uploads.create(userId, upload, undefined);
  const one = { userId, uploadId: upload.id };
  expect(await uploads.accept(one, picture, 10)).toBe("kept");
  return one;
}

/** A picture that a user has uploaded. */
async function kept({ uploads }: Stores, userId: string, picture = aPicture()) {
  await accepted(uploads, userId, picture);
  return { userId, pictureId: picture.id };
}

/** What every PictureUploads promises. */
export function pictureUploadsContract(name: string, storesFor: () => Stores) {
  describe(`${name} are PictureUploads`, () => {
    test("an upload is kept once, for its owner alone, and an idempotency key makes one", async () => {
      const { uploads } = storesFor();
      const [userId, upload, other] = [randomUUID(), anUpload(), anUpload()];
      const note = { keyHash: aHash(), requestHash: aHash() };
      expect(await uploads.create(userId, upload, note)).toBe("created");
      expect(await uploads.create(userId, upload, undefined)).toBe("taken");
      expect(await uploads.create(userId, other, note)).toBe("taken");
      expect(await uploads.find({ userId, uploadId: upload.id })).toEqual(upload);
      expect(await uploads.find({ userId, uploadId: other.id })).toBeUndefined();
      expect(await uploads.find({ userId: randomUUID(), uploadId: upload.id })).toBeUndefined();
      expect(await uploads.requested(userId, note.keyHash)).toEqual({
        ...{ requestHash: note.requestHash, uploadId: upload.id },
      });
      expect(await uploads.requested(randomUUID(), note.keyHash)).toBeUndefined();
    });

    test("what has ended is not changed any more, and what is not there ends nothing", async () => {
      const { uploads } = storesFor();
      const [userId, upload] = [randomUUID(), anUpload()];
      const one = { userId, uploadId: upload.id };
      expect(await uploads.check(one)).toBe("ended");
      await uploads.create(userId, upload, undefined);
      expect(await uploads.check(one)).toBe("checking");
      expect(await uploads.check(one)).toBe("checking");
      expect(await uploads.refuse(one, "It is a poem.")).toBe("refused");
      expect(await uploads.find(one)).toMatchObject({ state: "refused", reason: "It is a poem." });
      expect(await uploads.check(one)).toBe("ended");
      expect(await uploads.refuse(one, "It is a song.")).toBe("ended");
      expect(await uploads.find(one)).toMatchObject({ reason: "It is a poem." });
    });

    test("a picture is kept and its upload ready in one step; said again, it is known", async () => {
      const { uploads, ownPictures } = storesFor();
      const picture = aPicture();
      const one = await accepted(uploads, randomUUID(), picture);
      const { userId } = one;
      expect(await uploads.accept(one, picture, 10)).toBe("known");
      expect(await uploads.find(one)).toMatchObject({ state: "ready", pictureId: picture.id });
      expect(await ownPictures.find({ userId, pictureId: picture.id })).toEqual(picture);
      expect(await ownPictures.count(userId)).toBe(1);
    });

    test("an upload that has become one picture becomes no other, also when that is deleted", async () => {
      const { uploads, ownPictures } = storesFor();
      const picture = aPicture();
      const one = await accepted(uploads, randomUUID(), picture);
      const { userId } = one;
      expect(await uploads.accept(one, aPicture(), 10)).toBe("ended");
      await ownPictures.discard({ userId, pictureId: picture.id }, at);
      expect(await uploads.accept(one, picture, 10)).toBe("ended");
      const nobody = { userId, uploadId: anUpload().id };
      expect(await uploads.accept(nobody, aPicture(), 10)).toBe("ended");
      expect(await ownPictures.count(userId)).toBe(1);
    });

    test("nobody has more than there may be, however many come at once", async () => {
      const { uploads, ownPictures } = storesFor();
      const [userId, all] = [randomUUID(), [anUpload(), anUpload(), anUpload(), anUpload()]];
      for (const upload of all) await uploads.create(userId, upload, undefined);
      const accept = (upload: UploadItem) =>
        uploads.accept({ userId, uploadId: upload.id }, aPicture(), 2).catch(() => "again");
      await Promise.all(all.map(accept));
      for (const upload of all) await accept(upload);
      expect(await ownPictures.count(userId)).toBe(2);
      const states = await Promise.all(
        all.map(async ({ id }) => (await uploads.find({ userId, uploadId: id }))?.state),
      );
      expect(states.filter((state) => state === "ready")).toHaveLength(2);
    });
  });
}

/** What every OwnPictures promises. */
export function ownPicturesContract(name: string, storesFor: () => Stores) {
  describe(`${name} are OwnPictures`, () => {
    test("pictures are their owner's alone, and come by id, page by page", async () => {
      const stores = storesFor();
      const { ownPictures } = stores;
      const [userId, other] = [randomUUID(), randomUUID()];
      const ids: string[] = [];
      for (let at = 0; at < 5; at += 1) ids.push((await kept(stores, userId)).pictureId);
      await kept(stores, other);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ownPictures.list(userId, { limit: 2, cursor });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(ids.toSorted());
      const pictureId = OwnPictureId.parse(ids[0]);
      expect(await ownPictures.find({ userId: other, pictureId })).toBeUndefined();
      const { nextCursor } = await ownPictures.list(userId, { limit: 2 });
      const foreign = ownPictures.list(other, { limit: 2, cursor: nextCursor });
      await expect(foreign).rejects.toMatchObject({ code: "request.bad_cursor" });
    });

    test("what is discarded is there for nobody, until what is left of it is forgotten", async () => {
      const stores = storesFor();
      const { ownPictures } = stores;
      const name = await kept(stores, randomUUID());
      await ownPictures.forget(name);
      expect(await ownPictures.remains(name)).toBeUndefined();
      const ids = [name.pictureId, name.pictureId, OwnPictureId.parse(aHash())];
      expect([...(await ownPictures.present(name.userId, ids))]).toEqual([name.pictureId]);
      expect([...(await ownPictures.present(randomUUID(), ids))]).toEqual([]);
      expect(await ownPictures.discard(name, at)).toBe("discarded");
      expect([...(await ownPictures.present(name.userId, ids))]).toEqual([]);
      expect(await ownPictures.discard(name, at)).toBe("absent");
      expect(await ownPictures.find(name)).toBeUndefined();
      expect((await ownPictures.list(name.userId, { limit: 9 })).items).toEqual([]);
      expect(await ownPictures.remains(name)).toMatchObject({ id: name.pictureId });
      expect(await ownPictures.tidying(name.userId)).toHaveLength(1);
      expect(await ownPictures.count(name.userId)).toBe(1);
      await ownPictures.forget(name);
      await ownPictures.forget(name);
      expect(await ownPictures.count(name.userId)).toBe(0);
      expect(await ownPictures.tidying(name.userId)).toEqual([]);
      expect(await ownPictures.discard(name, at)).toBe("absent");
    });

    test("since when one is loose is kept and taken back", async () => {
      const stores = storesFor();
      const { ownPictures } = stores;
      const name = await kept(stores, randomUUID());
      await ownPictures.setLoose(name, "2026-02-01");
      expect(await ownPictures.find(name)).toMatchObject({ looseSince: "2026-02-01" });
      await ownPictures.setLoose(name, undefined);
      expect((await ownPictures.find(name))?.looseSince).toBeUndefined();
      const nobody = { ...name, pictureId: OwnPictureId.parse(aHash()) };
      await ownPictures.setLoose(nobody, "2026-02-01");
      expect(await ownPictures.find(nobody)).toBeUndefined();
    });

    test("everybody who has uploaded one is an owner", async () => {
      const stores = storesFor();
      const { userId } = await kept(stores, randomUUID());
      await kept(stores, userId);
      const owners: string[] = [];
      for await (const page of stores.ownPictures.owners()) owners.push(...page);
      expect(owners.filter((one) => one === userId)).toEqual([userId]);
    });
  });
}
