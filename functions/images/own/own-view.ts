import {
  type OwnPicture,
  type OwnSize,
  ownWidths,
  type PictureUpload,
} from "#schemas/images/own-picture.ts";
import { ownPictureFile } from "#schemas/storage/image-files.ts";
import type { OwnPictureItem } from "#schemas/storage/own-picture-items.ts";
import type { UploadItem } from "#schemas/storage/upload-items.ts";
import { shownWidth } from "../pictures/shown-widths.ts";

type Kept = Pick<OwnPictureItem, "id" | "secret" | "widthPx">;

/** The widths that a picture of somebody's own is kept in, ascending. */
export const widthsOfOwn = (picture: Pick<Kept, "widthPx">): readonly number[] =>
  [...new Set(Object.values(ownWidths).map((width) => shownWidth(picture, width)))].sort(
    (a, b) => a - b,
  );

/** Where a picture of somebody's own lies in a size. */
export const ownAddress = (baseUrl: string, picture: Kept, size: OwnSize): string =>
  `${baseUrl}/${ownPictureFile(picture, shownWidth(picture, ownWidths[size]))}`;

/** A picture as its owner sees it. */
export function ownPictureView(
  { secret, looseSince: _since, discardedAt: _at, ...shown }: OwnPictureItem,
  baseUrl: string,
): OwnPicture {
  const at = (size: OwnSize) => ownAddress(baseUrl, { ...shown, secret }, size);
  const urls = {
    ...{ thumbnail: at("thumbnail"), cell: at("cell") },
    ...{ large: at("large"), original: at("original") },
  };
  return { ...shown, urls };
}

/** An upload as its owner sees it. */
export const uploadView = (
  { id, state, createdAt, reason }: UploadItem,
  more: Pick<PictureUpload, "put" | "picture">,
): PictureUpload => ({ id, state, createdAt, ...(reason !== undefined && { reason }), ...more });
