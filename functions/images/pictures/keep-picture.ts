import { isSign, type PictureId } from "#schemas/images/picture-id.ts";
import type { HostedFiles } from "#schemas/storage/image-items.ts";
import type { Sha256 } from "#schemas/values.ts";
import type { ExaminedPicture, Imaging } from "../drawing/imaging.ts";
import { derivedOrReason, keepCells, orReason } from "./derived-picture.ts";
import type { Hosting } from "./hosting.ts";
import type { ImageArchive } from "./image-store.ts";

export interface KeepPorts {
  readonly archive: ImageArchive;
  readonly imaging: Imaging;
  readonly hosting: Hosting;
}

/** A picture that came, and whose it is. */
export interface FetchedPicture {
  readonly id: PictureId;
  readonly hash: Sha256;
  readonly bytes: Uint8Array;
}

/**
 * Stores a picture with all that is shown of it.
 *
 * @returns what of it is hosted, if anything; or why it is no picture
 */
export async function keepPicture(
  picture: FetchedPicture,
  ports: KeepPorts,
): Promise<{ readonly files: HostedFiles | undefined } | { readonly reason: string }> {
  const { id, hash, bytes } = picture;
  const { archive, imaging, hosting } = ports;
  const widths = hosting.widthsOf(id);
  const keepOriginal = ({ format }: ExaminedPicture) =>
    archive.keepOriginal(hash, bytes, {
      contentType: `image/${format}`,
      isHosted: widths !== undefined,
    });
  if (isSign(id)) {
    const examined = await orReason(() => imaging.examine(bytes));
    if (typeof examined === "string") return { reason: examined };
    await keepOriginal(examined);
    return { files: widths && filesOf(examined, []) };
  }
  const derived = await derivedOrReason(bytes, imaging, widths);
  if (typeof derived === "string") return { reason: derived };
  const narrower = [...derived.narrower];
  await Promise.all([
    keepOriginal(derived),
    keepCells(hash, derived, archive),
    ...narrower.map(([width, own]) =>
      archive.keepShape(hash, { widthPx: width, format: "webp" }, own),
    ),
  ]);
  const made = narrower.map(([width]) => width);
  return { files: widths && filesOf(derived, made) };
}

const filesOf = (
  { format, widthPx, heightPx }: ExaminedPicture,
  widths: number[],
): HostedFiles => ({ format, widthPx, heightPx, widths });
