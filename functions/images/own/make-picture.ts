import { longestOwnSide, mostOwnPictures } from "#schemas/images/own-picture.ts";
import { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import type { OwnPictureItem } from "#schemas/storage/own-picture-items.ts";
import { Sha256, type Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { CleanPicture, DerivedPicture, Imaging } from "../drawing/imaging.ts";
import { derivedOrReason, keepCells, orReason } from "../pictures/derived-picture.ts";
import type { ImageArchive } from "../pictures/image-store.ts";
import type { PictureUploads, UploadName } from "./own-pictures.ts";
import { widthsOfOwn } from "./own-view.ts";
import type { OwnFiles, UploadedFiles } from "./uploaded-files.ts";

export interface MakePicturePorts {
  readonly uploads: PictureUploads;
  readonly uploadedFiles: UploadedFiles;
  readonly ownFiles: OwnFiles;
  readonly archive: Pick<ImageArchive, "keepCell">;
  readonly imaging: Pick<Imaging, "clean" | "derive">;
  readonly clock: Clock;
}

/**
 * Makes of an uploaded file a picture of its owner's, or says why it is none. What came is removed in either case.
 *
 * Its files are stored before anybody hears of it, under names that follow from the upload and its pixels: a worker that takes over
 * stores the same ones again.
 */
export async function makePicture(
  name: UploadName,
  ports: MakePicturePorts,
): Promise<{ readonly outcome: "made" | "refused" | "not_wanted" }> {
  const { uploads, uploadedFiles } = ports;
  const upload = await uploads.find(name);
  if (!upload || upload.state === "ready" || upload.state === "refused") {
    await uploadedFiles.remove(name.uploadId);
    return { outcome: "not_wanted" };
  }
  const reason = await madeOrReason(name, ports);
  if (reason !== undefined) await uploads.refuse(name, reason);
  await uploadedFiles.remove(name.uploadId);
  return { outcome: reason === undefined ? "made" : "refused" };
}

async function madeOrReason(
  name: UploadName,
  ports: MakePicturePorts,
): Promise<string | undefined> {
  const { uploads, ownFiles, imaging } = ports;
  const file = await ports.uploadedFiles.read(name.uploadId);
  if (!file) return "The file is not there any more.";
  const clean = await orReason(() => imaging.clean(file, longestOwnSide));
  if (typeof clean === "string") return clean;
  const widths = widthsOfOwn(clean);
  const derived = await derivedOrReason(clean.bytes, imaging, widths);
  if (typeof derived === "string") return derived;
  const picture = pictureOf(name.uploadId, clean, ports);
  await keepFiles(picture, { clean, derived }, ports);
  const outcome = await uploads.accept(name, picture, mostOwnPictures);
  if (outcome === "kept" || outcome === "known") return undefined;
  // Nobody will hear of its files: another worker was faster with another file, or its picture was deleted meanwhile.
  await ownFiles.remove(picture, widths);
  if (outcome === "ended") return undefined;
  return `You have ${mostOwnPictures} pictures, and more are not kept.`;
}

function pictureOf(
  uploadId: Ulid,
  { bytes, widthPx, heightPx }: CleanPicture,
  { clock }: MakePicturePorts,
): OwnPictureItem {
  const content = sha256(bytes);
  // The upload's id is random and its owner's alone, so that equal pictures of two people are two, and neither can be guessed.
  return {
    id: OwnPictureId.parse(sha256(`own picture\n${uploadId}\n${content}`)),
    secret: Sha256.parse(sha256(`its address\n${uploadId}\n${content}`)),
    ...{ widthPx, heightPx, bytes: bytes.byteLength },
    createdAt: clock().toISOString(),
  };
}

async function keepFiles(
  picture: OwnPictureItem,
  { clean, derived }: { readonly clean: CleanPicture; readonly derived: DerivedPicture },
  { archive, ownFiles }: MakePicturePorts,
): Promise<void> {
  const shown = [...derived.narrower, [clean.widthPx, clean.bytes] as const];
  await Promise.all([
    keepCells(picture.id, derived, archive),
    ...shown.map(([widthPx, bytes]) => ownFiles.keep(picture, widthPx, bytes)),
  ]);
}
