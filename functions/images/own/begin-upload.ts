import { ulid } from "ulid";
import {
  mostOwnPictures,
  type PictureUpload,
  type UploadType,
} from "#schemas/images/own-picture.ts";
import type { UploadItem } from "#schemas/storage/upload-items.ts";
import { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import {
  keyReused,
  type RequestNote,
  refuseOtherRequest,
  requestNote,
} from "#shared/kernel/idempotency.ts";
import { tooManyPictures } from "../errors.ts";
import type { OwnPictures, PictureUploads } from "./own-pictures.ts";
import { uploadView } from "./own-view.ts";
import { type WatchUploadPorts, watchedUpload } from "./watch-upload.ts";

export interface BeginUploadPorts extends WatchUploadPorts {
  readonly uploads: PictureUploads;
  readonly ownPictures: OwnPictures;
  readonly clock: Clock;
}

interface Beginning {
  readonly userId: string;
  readonly file: { readonly contentType: UploadType; readonly bytes: number };
  readonly idempotencyKey?: string | undefined;
}

/**
 * Begins an upload: an address that takes one file of the told type and size.
 *
 * @throws DomainError `images.too_many_pictures`, `request.key_reused`
 */
export async function beginUpload(
  { userId, file, idempotencyKey }: Beginning,
  ports: BeginUploadPorts,
): Promise<{ readonly outcome: "begun" | "repeated"; readonly upload: PictureUpload }> {
  const note = requestNote(idempotencyKey, file);
  const before = note && (await begunBefore(userId, note, ports));
  if (before) return { outcome: "repeated", upload: before };
  if ((await ports.ownPictures.count(userId)) >= mostOwnPictures) {
    throw tooManyPictures(mostOwnPictures);
  }
  const now = ports.clock();
  const upload: UploadItem = {
    ...{ id: Ulid.parse(ulid(now.getTime())), state: "waiting", ...file },
    createdAt: now.toISOString(),
  };
  if ((await ports.uploads.create(userId, upload, note)) === "taken") {
    // A twin with the same key was faster.
    const twin = note && (await begunBefore(userId, note, ports));
    if (twin) return { outcome: "repeated", upload: twin };
    throw new Error(`The upload ${upload.id} exists already.`);
  }
  const put = await ports.uploadAddresses.addressOf(upload);
  return { outcome: "begun", upload: uploadView(upload, { put }) };
}

async function begunBefore(
  userId: string,
  note: RequestNote,
  ports: BeginUploadPorts,
): Promise<PictureUpload | undefined> {
  const known = await ports.uploads.requested(userId, note.keyHash);
  if (!known) return undefined;
  refuseOtherRequest(note, known);
  const upload = await ports.uploads.find({ userId, uploadId: known.uploadId });
  if (!upload) throw keyReused();
  return watchedUpload(userId, upload, ports);
}
