import { beforeEach, describe, expect, test } from "vitest";
import { makePicture } from "#functions/images/own/make-picture.ts";
import { deleteOwn, getOwn, listOwn, ownPictureUrl } from "#functions/images/own/watch-own.ts";
import { OwnSize } from "#schemas/images/own-picture.ts";
import { Sha256, Ulid } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import { ownWorld } from "#test/support/pictures/own-world.ts";

let world: ReturnType<typeof ownWorld>;
beforeEach(() => {
  world = ownWorld();
});
const refused = (code: string) => expect.objectContaining({ code });

describe("[COL-1] a picture of one's own", () => {
  test("is uploaded, checked and kept in every size, and what was uploaded is gone", async () => {
    const { upload } = await world.begin();
    expect(upload).toMatchObject({ state: "waiting", put: { url: expect.any(String) } });
    await expect(world.check(upload.id)).rejects.toThrow(refused("images.not_uploaded"));
    world.files.uploaded.set(upload.id, paperPicture("mine"));
    expect(await world.check(upload.id)).toMatchObject({ state: "checking" });
    expect(await world.check(upload.id)).not.toHaveProperty("put");
    await world.work();
    const { state, picture } = await world.see(upload.id);
    expect(state).toBe("ready");
    expect(picture).toMatchObject({ widthPx: 600, heightPx: 825 });
    expect(world.files.uploaded.size).toBe(0);
    const files = [...world.files.shown.keys()].map((file) => `https://cdn.test/${file}`);
    expect(new Set(Object.values(picture?.urls ?? {}))).toEqual(new Set(files));
    const id = Sha256.parse(picture?.id);
    expect(await world.ports.archive.cell(id, "high")).toBeDefined();
  });

  test("is not found by its id alone, nor by whoever has the same file", async () => {
    const file = paperPicture("the same");
    const [one, other] = [await world.upload(file), await ownWorld().upload(file)];
    expect(one.picture?.id).not.toBe(other.picture?.id);
    const { id = "", urls } = one.picture ?? {};
    expect(id).not.toBe(sha256(file));
    expect(urls?.cell).toMatch(new RegExp(`^https://cdn.test/own/${id}/[0-9a-f]{64}/245.webp$`));
    expect(one.picture).not.toHaveProperty("secret");
  });

  test("is nobody else's: not to see, nor to delete", async () => {
    const pictureId = await world.aPicture();
    const stranger = { userId: "somebody else", pictureId };
    const none = refused("images.no_such_picture");
    await expect(getOwn(stranger, world.ports)).rejects.toThrow(none);
    await expect(deleteOwn(stranger, world.ports)).rejects.toThrow(none);
    const address = ownPictureUrl({ ...stranger, size: "cell" }, world.ports);
    await expect(address).rejects.toThrow(none);
    const listed = await listOwn({ userId: "somebody else", page: { limit: 9 } }, world.ports);
    expect(listed.items).toEqual([]);
  });

  test("is shown in each size, and gone at once when its owner deletes it", async () => {
    const name = { userId: world.userId, pictureId: await world.aPicture() };
    const { urls } = await getOwn(name, world.ports);
    for (const size of OwnSize.options) {
      expect(await ownPictureUrl({ ...name, size }, world.ports)).toBe(urls[size]);
    }
    await deleteOwn(name, world.ports);
    await expect(getOwn(name, world.ports)).rejects.toThrow(refused("images.no_such_picture"));
    await expect(deleteOwn(name, world.ports)).rejects.toThrow(refused("images.no_such_picture"));
    await world.work();
    expect(world.files.shown.size).toBe(0);
    expect(await world.ports.ownPictures.tidying(world.userId)).toEqual([]);
  });
});

describe("an upload", () => {
  test("that is no picture is refused with the reason, and removed", async () => {
    const { state, reason } = await world.upload(Buffer.from("<html>"));
    expect([state, reason]).toEqual(["refused", "It is no picture: <html>"]);
    expect(world.files.uploaded.size + world.files.shown.size).toBe(0);
  });

  test("begun twice with a key is one, and another file is another request", async () => {
    const { outcome, upload } = await world.begin("a key");
    expect(outcome).toBe("begun");
    const again = await world.begin("a key");
    expect(again).toMatchObject({ outcome: "repeated", upload: { id: upload.id } });
    expect((await world.begin("another key")).upload.id).not.toBe(upload.id);
  });

  test("whose worker died is made anew, the same, and a second delivery makes nothing", async () => {
    const { upload } = await world.begin();
    const name = { userId: world.userId, uploadId: upload.id };
    world.files.uploaded.set(upload.id, paperPicture("mine"));
    const { accept } = world.ports.uploads;
    world.ports.uploads.accept = async () => {
      throw new Error("The worker dies.");
    };
    await expect(makePicture(name, world.ports)).rejects.toThrow("The worker dies.");
    const files = [...world.files.shown.keys()];
    world.ports.uploads.accept = accept;
    expect(await makePicture(name, world.ports)).toEqual({ outcome: "made" });
    expect([...world.files.shown.keys()]).toEqual(files);
    expect(await makePicture(name, world.ports)).toEqual({ outcome: "not_wanted" });
    expect(await world.ports.ownPictures.count(world.userId)).toBe(1);
  });

  test.each(["with another file", "whose picture is deleted meanwhile"])(
    "checked twice at once %s leaves nothing of the slower worker behind",
    async (fault) => {
      const { upload } = await world.begin();
      const name = { userId: world.userId, uploadId: upload.id };
      world.files.uploaded.set(upload.id, paperPicture("mine"));
      const { accept } = world.ports.uploads;
      world.ports.uploads.accept = async (...asked) => {
        world.ports.uploads.accept = accept;
        // While this worker was at it, another came to its end.
        if (fault === "with another file")
          world.files.uploaded.set(upload.id, paperPicture("other"));
        expect(await makePicture(name, world.ports)).toEqual({ outcome: "made" });
        if (fault === "with another file") return accept(...asked);
        const before = new Map(world.files.shown);
        const { pictureId } = (await world.ports.uploads.find(name)) ?? {};
        if (pictureId) await deleteOwn({ userId: world.userId, pictureId }, world.ports);
        await world.work();
        for (const [file, bytes] of before) world.files.shown.set(file, bytes);
        return accept(...asked);
      };
      await makePicture(name, world.ports);
      const { picture } = await world.see(upload.id);
      const told = Object.values(picture?.urls ?? {}).map((url) =>
        url.replace("https://cdn.test/", ""),
      );
      expect(new Set(world.files.shown.keys())).toEqual(new Set(told));
    },
  );

  test("beyond what a user may have leaves nothing behind", async () => {
    world.ports.uploads.accept = async () => "full";
    const { state, reason } = await world.upload();
    expect(state).toBe("refused");
    expect(reason).toContain("1000 pictures");
    expect(world.files.shown.size).toBe(0);
    world.ports.ownPictures.count = async () => 1_000;
    await expect(world.begin()).rejects.toThrow(refused("images.too_many_pictures"));
  });

  test("that nobody has begun is no one's", async () => {
    const nothing = Ulid.parse("01KAJ3QW8D5S6T7V8W9X0Y1Z2A");
    await expect(world.see(nothing)).rejects.toThrow(refused("images.no_such_upload"));
    await expect(world.check(nothing)).rejects.toThrow(refused("images.no_such_upload"));
    expect(world.queue).toEqual([]);
  });
});
