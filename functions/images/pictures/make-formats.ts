import type { MadeFormat, Shape } from "#schemas/images/made-format.ts";
import type { HostedFiles, ImageRecord } from "#schemas/storage/image-items.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { orReason } from "./derived-picture.ts";
import type { Hosting } from "./hosting.ts";
import type { ImageRecords } from "./image-records.ts";
import type { KeepPorts } from "./keep-picture.ts";
import { shownWidths } from "./shown-widths.ts";

/** In which widths a picture lies there in an encoding, beside the original. */
export const widthsIn = (files: HostedFiles, format: MadeFormat): readonly number[] =>
  (format === "webp" ? files.widths : files[format]) ?? [];

/** What a hosted picture still lacks in these encodings: in every size, and in its own width. */
export function lackedShapes(
  { printingId: id, files }: Pick<ImageRecord, "printingId" | "files">,
  formats: readonly MadeFormat[],
  hosting: Hosting,
): readonly Shape[] {
  const widths = hosting.widthsOf(id);
  if (!widths || !files) return [];
  return formats.flatMap((format) => {
    const there = widthsIn(files, format);
    return shownWidths(files, [...widths, undefined], format)
      .filter((widthPx) => !there.includes(widthPx))
      .map((widthPx) => ({ widthPx, format }));
  });
}

/**
 * Makes a hosted picture in widths and encodings that somebody waits for, from the original that was kept.
 *
 * @returns `lost` when the original is not there or is damaged
 */
export async function makeFormats(
  record: ImageRecord,
  shapes: readonly Shape[],
  { records, archive, imaging }: KeepPorts & { readonly records: Pick<ImageRecords, "save"> },
): Promise<"made" | "lost"> {
  const { sha256: hash, files } = record;
  const bytes = hash && (await archive.original(hash));
  if (!files || !bytes || Sha256.parse(sha256(bytes)) !== hash) return "lost";
  const made = await orReason(() => imaging.reshape(bytes, shapes));
  if (typeof made === "string") return "lost";
  await Promise.all(
    made.map(async (own, at) => {
      const shape = shapes[at];
      if (shape) await archive.keepShape(hash, shape, own);
    }),
  );
  // Whoever has checked it meanwhile leaves what is lacking to the next who asks.
  await records.save({ ...record, files: withShapes(files, shapes) }, record);
  return "made";
}

function withShapes(files: HostedFiles, shapes: readonly Shape[]): HostedFiles {
  const also = (format: MadeFormat) => {
    const own = shapes.filter((shape) => shape.format === format);
    const widths = [...widthsIn(files, format), ...own.map(({ widthPx }) => widthPx)];
    return [...new Set(widths)].sort((a, b) => a - b);
  };
  const [widths, jpeg, avif] = [also("webp"), also("jpeg"), also("avif")];
  return {
    ...{ ...files, widths },
    ...(jpeg.length > 0 && { jpeg }),
    ...(avif.length > 0 && { avif }),
  };
}
