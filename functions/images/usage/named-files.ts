import { type MadeFormat, madeFormats } from "#schemas/images/made-format.ts";
import { shapeFile } from "#schemas/storage/image-files.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { widthsIn } from "../pictures/make-formats.ts";

/** Whether a record leads people to a file of its picture. */
export const namesFile = ({ files }: ImageRecord, file: string): boolean =>
  files !== undefined &&
  madeFormats.some((format) =>
    widthsIn(files, format).some((widthPx) => shapeFile({ widthPx, format }) === file),
  );

/** The record, leading to these files no more. */
export function withoutFiles(record: ImageRecord, gone: readonly string[]): ImageRecord {
  const { files } = record;
  if (!files) return record;
  const left = (format: MadeFormat) =>
    widthsIn(files, format).filter((widthPx) => !gone.includes(shapeFile({ widthPx, format })));
  const { jpeg: _jpeg, avif: _avif, ...common } = files;
  const [widths, jpeg, avif] = [left("webp"), left("jpeg"), left("avif")];
  return {
    ...record,
    files: {
      ...{ ...common, widths: [...widths] },
      ...(jpeg.length > 0 && { jpeg: [...jpeg] }),
      ...(avif.length > 0 && { avif: [...avif] }),
    },
  };
}
