import type { PictureUpload } from "#schemas/images/own-picture.ts";
import type { UploadItem } from "#schemas/storage/upload-items.ts";
import { noSuchUpload, notUploaded } from "../errors.ts";
import type { OwnPictureQueue } from "./own-picture-queue.ts";
import type { OwnPictures, PictureUploads, UploadName } from "./own-pictures.ts";
import { ownPictureView, uploadView } from "./own-view.ts";
import type { UploadAddresses } from "./uploaded-files.ts";

export interface WatchUploadPorts {
  readonly uploads: Pick<PictureUploads, "find" | "check">;
  readonly ownPictures: Pick<OwnPictures, "find">;
  readonly uploadAddresses: UploadAddresses;
  /** Where the images bucket is served, without a trailing slash. */
  readonly imagesBaseUrl: string;
}

/** @throws DomainError `images.no_such_upload` */
export async function getUpload(name: UploadName, ports: WatchUploadPorts): Promise<PictureUpload> {
  const upload = await ports.uploads.find(name);
  if (!upload) throw noSuchUpload(name.uploadId);
  return watchedUpload(name.userId, upload, ports);
}

/**
 * Has a file checked that was uploaded; one that is checked, or has been, stays as it is. Should nobody be told of it,
 * asking again does.
 *
 * @throws DomainError `images.no_such_upload`, `images.not_uploaded`
 */
export async function checkUpload(
  name: UploadName,
  ports: WatchUploadPorts & { readonly ownPictureQueue: OwnPictureQueue },
): Promise<PictureUpload> {
  const upload = await ports.uploads.find(name);
  if (!upload) throw noSuchUpload(name.uploadId);
  const isOpen = upload.state === "waiting" || upload.state === "checking";
  if (isOpen) {
    if (!(await ports.uploadAddresses.isThere(name.uploadId))) throw notUploaded(name.uploadId);
    await ports.uploads.check(name);
    await ports.ownPictureQueue.send({ check: name });
  }
  return getUpload(name, ports);
}

/** An upload as it is now: with its address while it waits, with its picture once it is ready. */
export async function watchedUpload(
  userId: string,
  upload: UploadItem,
  { ownPictures, uploadAddresses, imagesBaseUrl }: WatchUploadPorts,
): Promise<PictureUpload> {
  if (upload.state === "waiting") {
    return uploadView(upload, { put: await uploadAddresses.addressOf(upload) });
  }
  const { pictureId } = upload;
  const picture = pictureId && (await ownPictures.find({ userId, pictureId }));
  return uploadView(upload, picture ? { picture: ownPictureView(picture, imagesBaseUrl) } : {});
}
