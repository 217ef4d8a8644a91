import type { OwnPictures, PictureUploads } from "#functions/images/own/own-pictures.ts";
import type { OwnFiles, UploadedFiles } from "#functions/images/own/uploaded-files.ts";
import { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import { ownPictureFile } from "#schemas/storage/image-files.ts";
import type { OwnPictureItem } from "#schemas/storage/own-picture-items.ts";
import type { UploadItem } from "#schemas/storage/upload-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";

/** Pictures of users and their uploads, in memory. */
export function memoryOwnPictures(): { uploads: PictureUploads; ownPictures: OwnPictures } {
  const uploads = new Map<string, UploadItem>();
  const requests = new Map<string, { requestHash: string; uploadId: Ulid }>();
  const pictures = new Map<string, Map<OwnPictureId, OwnPictureItem>>();
  const ofUser = (userId: string) => {
    const own = pictures.get(userId) ?? new Map<OwnPictureId, OwnPictureItem>();
    pictures.set(userId, own);
    return own;
  };
  const nameOf = ({ userId, uploadId }: { userId: string; uploadId: Ulid }) =>
    `${userId} ${uploadId}`;
  const openOne = (name: string) => {
    const upload = uploads.get(name);
    return upload?.state === "waiting" || upload?.state === "checking" ? upload : undefined;
  };
  const change = <Done extends string>(name: string, set: Partial<UploadItem>, done: Done) => {
    const upload = openOne(name);
    if (!upload) return "ended";
    uploads.set(name, { ...upload, ...set });
    return done;
  };
  const list = (userId: string) => `${userId}|pictures`;
  return {
    uploads: {
      async create(userId, upload, request) {
        const name = nameOf({ userId, uploadId: upload.id });
        const key = request && `${userId} ${request.keyHash}`;
        if (uploads.has(name) || (key && requests.has(key))) return "taken";
        uploads.set(name, upload);
        if (key && request) {
          requests.set(key, { requestHash: request.requestHash, uploadId: upload.id });
        }
        return "created";
      },
      requested: async (userId, keyHash) => requests.get(`${userId} ${keyHash}`),
      find: async (name) => uploads.get(nameOf(name)),
      check: async (name) => change(nameOf(name), { state: "checking" }, "checking"),
      refuse: async (name, reason) => change(nameOf(name), { state: "refused", reason }, "refused"),
      async accept(name, picture, most) {
        const own = ofUser(name.userId);
        const before = own.get(picture.id);
        if (before) return before.discardedAt ? "ended" : "known";
        if (!openOne(nameOf(name))) return "ended";
        if (own.size >= most) return "full";
        const pictureId = picture.id;
        if (change(nameOf(name), { state: "ready", pictureId }, "ready") === "ended") {
          return "ended";
        }
        own.set(picture.id, picture);
        return "kept";
      },
    },
    ownPictures: {
      async find({ userId, pictureId }) {
        const found = ofUser(userId).get(pictureId);
        return found?.discardedAt ? undefined : found;
      },
      async present(userId, ids) {
        const own = ofUser(userId);
        return new Set(ids.filter((id) => own.has(id) && !own.get(id)?.discardedAt));
      },
      async remains({ userId, pictureId }) {
        const found = ofUser(userId).get(pictureId);
        return found?.discardedAt ? found : undefined;
      },
      count: async (userId) => ofUser(userId).size,
      async list(userId, { limit, cursor }) {
        const start = positionIn(list(userId), cursor, OwnPictureId) ?? "";
        const all = [...ofUser(userId).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
        const later = all.filter(({ id }) => id > start);
        const page = later.slice(0, limit);
        const end = page.at(-1);
        const nextCursor = later.length > limit && end ? cursorAt(list(userId), end.id) : undefined;
        const items = page.filter(({ discardedAt }) => !discardedAt);
        return { items, ...(nextCursor && { nextCursor }) };
      },
      async discard({ userId, pictureId }, at) {
        const found = ofUser(userId).get(pictureId);
        if (!found || found.discardedAt) return "absent";
        ofUser(userId).set(pictureId, { ...found, discardedAt: at });
        return "discarded";
      },
      tidying: async (userId) => [...ofUser(userId).values()],
      async setLoose({ userId, pictureId }, since) {
        const found = ofUser(userId).get(pictureId);
        if (!found || found.discardedAt) return;
        const { looseSince: _before, ...rest } = found;
        ofUser(userId).set(pictureId, { ...rest, ...(since && { looseSince: since }) });
      },
      async forget({ userId, pictureId }) {
        if (ofUser(userId).get(pictureId)?.discardedAt) ofUser(userId).delete(pictureId);
      },
      async *owners() {
        yield [...pictures].filter(([, own]) => own.size > 0).map(([userId]) => userId);
      },
    },
  };
}

/** What was uploaded, and what people see of it, in memory. */
export function memoryOwnFiles() {
  const uploaded = new Map<Ulid, Uint8Array>();
  const shown = new Map<string, Uint8Array>();
  const uploadedFiles: UploadedFiles = {
    read: async (uploadId) => uploaded.get(uploadId),
    remove: async (uploadId) => void uploaded.delete(uploadId),
  };
  const ownFiles: OwnFiles = {
    keep: async (picture, widthPx, bytes) =>
      void shown.set(ownPictureFile(picture, widthPx), bytes),
    async remove(picture, widths) {
      for (const width of widths) shown.delete(ownPictureFile(picture, width));
    },
  };
  return { uploaded, shown, uploadedFiles, ownFiles };
}
