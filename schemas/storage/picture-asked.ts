import * as z from "zod";
import type { ChartKey } from "../images/chart.ts";
import type { DownloadKind } from "../images/download.ts";
import type { MadeFormat } from "../images/made-format.ts";
import type { PictureId } from "../images/picture-id.ts";
import { Instant, type Sha256 } from "../values.ts";

/** What somebody may ask for that is not there yet: a picture of a source, or that in an encoding, a chart, or a download. */
export type AskedId = PictureId | ChartKey | AskedFormat | DownloadId;

/** A picture in an encoding; no picture has such an id. */
export type AskedFormat = `${string} ${MadeFormat}`;
export const askedFormat = (id: PictureId, format: MadeFormat): AskedFormat => `${id} ${format}`;

/** A download of a composite: its key, and which. */
export type DownloadId = `${Sha256}/${DownloadKind}`;

/** In the table `work`: that somebody has asked for a picture that is not there, so that nobody asks twice. */
export const pictureAskedKey = (id: AskedId) => ({ pk: `PICTUREASKED#${id}`, sk: "ASKED" });

export const PictureAsked = z.object({
  askedAt: Instant,
  /** From then on it may be asked for again, whether DynamoDB has removed the item or not. */
  expiresAtSeconds: z.number(),
});
