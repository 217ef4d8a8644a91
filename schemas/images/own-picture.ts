import * as z from "zod";
import { Instant, Ulid } from "../values.ts";
import { cellSizes } from "./composite.ts";
import { OwnPictureId } from "./own-picture-id.ts";

/** Most pictures that one user keeps. */
export const mostOwnPictures = 1_000;

/** Of a file that is uploaded: what a phone takes has 3 to 12 MB. */
export const mostUploadBytes = 20_000_000;

/** How long an address to upload to holds. */
export const uploadSeconds = 900;

/** A picture that no item shows any more, or never did, is kept so long: an item that was removed may come back. */
export const loosePictureDays = 31;

/** Neither side of an own picture is kept longer, in pixels: on paper a card of 88 mm needs half of it. */
export const longestOwnSide = 2_048;

/** What is made of an own picture, smallest first. */
export const OwnSize = z.enum(["thumbnail", "cell", "large", "original"]);
export type OwnSize = z.output<typeof OwnSize>;

/** Widths in pixels; none is made wider than it came. */
export const ownWidths = {
  ...{ thumbnail: cellSizes.low.width, cell: cellSizes.medium.width },
  ...{ large: 600, original: longestOwnSide },
} as const satisfies Record<OwnSize, number>;

/** What may be uploaded, as it is told beforehand; what it is, its bytes say. */
export const UploadType = z
  .enum(["image/jpeg", "image/png", "image/webp", "image/avif"])
  .meta({ examples: ["image/jpeg"] });
export type UploadType = z.output<typeof UploadType>;

const address = z.url();

/** A picture of one's own, as it is kept: without anything that its file said beside its pixels. */
export const OwnPicture = z
  .object({
    id: OwnPictureId,
    widthPx: z.int().positive(),
    heightPx: z.int().positive(),
    bytes: z.int().positive().meta({ description: "Of the largest that is kept." }),
    createdAt: Instant,
    urls: z.object({ thumbnail: address, cell: address, large: address, original: address }).meta({
      description:
        "WebP, 140, 245, 600 and 2,048 pixels wide, or as wide as it came where that is less. Whoever has an address sees the picture; nobody can guess one.",
    }),
  })
  .meta({ id: "OwnPicture" });
export type OwnPicture = z.output<typeof OwnPicture>;

export const UploadState = z
  .enum(["waiting", "checking", "ready", "refused"])
  .meta({ id: "UploadState", examples: ["waiting"] });
export type UploadState = z.output<typeof UploadState>;

/** A file on its way to become a picture. */
export const PictureUpload = z
  .object({
    id: Ulid,
    state: UploadState,
    createdAt: Instant,
    put: z
      .object({
        url: address,
        headers: z.record(z.string(), z.string()),
        expiresAt: Instant,
      })
      .optional()
      .meta({
        description:
          "While it waits: send the file there with `PUT` and these headers, with exactly as many bytes as were told.",
      }),
    picture: OwnPicture.optional().meta({ description: "Once it is ready." }),
    reason: z.string().optional().meta({ description: "Of one that is refused: why." }),
  })
  .meta({ id: "PictureUpload" });
export type PictureUpload = z.output<typeof PictureUpload>;
