import { randomUUID } from "node:crypto";
import type { Imaging } from "#functions/images/drawing/imaging.ts";
import { beginUpload } from "#functions/images/own/begin-upload.ts";
import { discardPicture } from "#functions/images/own/discard-picture.ts";
import { makePicture } from "#functions/images/own/make-picture.ts";
import type { OwnPictureWork } from "#functions/images/own/own-picture-queue.ts";
import { tidyPictures } from "#functions/images/own/tidy-pictures.ts";
import { checkUpload, getUpload } from "#functions/images/own/watch-upload.ts";
import type { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import type { Ulid } from "#schemas/values.ts";
import { memoryCollectionStore } from "#test/fakes/memory-collection-store.ts";
import { memoryCountedCollections } from "#test/fakes/memory-counted-collections.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { memoryLotStore } from "#test/fakes/memory-lot-store.ts";
import { memoryOwnFiles, memoryOwnPictures } from "#test/fakes/memory-own-pictures.ts";
import { paperImaging, paperPicture } from "#test/fakes/paper-drawing.ts";

/** A user who uploads pictures, and everything that this needs, in memory. */
export function ownWorld(imaging: Imaging = paperImaging()) {
  let nowMs = Date.parse("2026-02-01T06:00:00.000Z");
  const clock = () => new Date(nowMs);
  const userId = randomUUID();
  const queue: OwnPictureWork[] = [];
  const files = memoryOwnFiles();
  const [collections, lots] = [memoryCollectionStore(), memoryLotStore()];
  const ports = {
    ...memoryOwnPictures(),
    ...{ uploadedFiles: files.uploadedFiles, ownFiles: files.ownFiles, imaging, clock },
    ...{ archive: memoryImageStore(), imagesBaseUrl: "https://cdn.test" },
    ...{ collections, lots, counted: memoryCountedCollections(collections, lots) },
    uploadAddresses: {
      addressOf: async ({ id }: { id: Ulid }) => ({
        ...{ url: `https://uploads.test/${id}`, headers: {} },
        expiresAt: new Date(nowMs + 900_000).toISOString(),
      }),
      isThere: async (id: Ulid) => files.uploaded.has(id),
    },
    ownPictureQueue: { send: async (work: OwnPictureWork) => void queue.push(work) },
  };
  const begin = async (idempotencyKey?: string) => {
    const file = { contentType: "image/jpeg", bytes: 1_000 } as const;
    return beginUpload({ userId, file, idempotencyKey }, ports);
  };
  /** Does what was asked for. */
  const work = async () => {
    for (const one of queue.splice(0)) {
      if ("check" in one) await makePicture(one.check, ports);
      else if ("discard" in one) await discardPicture(one.discard, ports);
      else await tidyPictures(one.tidy.userId, ports);
    }
  };
  return {
    ...{ ports, userId, queue, files, begin, work },
    later: (days: number) => {
      nowMs += days * 86_400_000;
    },
    check: (uploadId: Ulid) => checkUpload({ userId, uploadId }, ports),
    see: (uploadId: Ulid) => getUpload({ userId, uploadId }, ports),
    /** What becomes of a file that the user uploads. */
    async upload(bytes: Uint8Array = paperPicture(randomUUID())) {
      const { upload } = await begin();
      files.uploaded.set(upload.id, bytes);
      await checkUpload({ userId, uploadId: upload.id }, ports);
      await work();
      return getUpload({ userId, uploadId: upload.id }, ports);
    },
    /** A picture that the user has uploaded. */
    async aPicture(): Promise<OwnPictureId> {
      const { picture } = await this.upload();
      if (!picture) throw new Error("It should have been kept.");
      return picture.id;
    },
  };
}
