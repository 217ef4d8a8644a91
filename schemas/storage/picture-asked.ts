import * as z from "zod";
import type { ChartKey } from "../images/chart.ts";
import type { PictureId } from "../images/picture-id.ts";
import { Instant } from "../values.ts";

/** What somebody may ask for that is not there yet: a picture of a source, or a chart. */
export type AskedId = PictureId | ChartKey;

/** In the table `work`: that somebody has asked for a picture that is not there, so that nobody asks twice. */
export const pictureAskedKey = (id: AskedId) => ({ pk: `PICTUREASKED#${id}`, sk: "ASKED" });

export const PictureAsked = z.object({
  askedAt: Instant,
  /** From then on it may be asked for again, whether DynamoDB has removed the item or not. */
  expiresAtSeconds: z.number(),
});
