import * as z from "zod";
import { Ulid } from "../values.ts";

/** A run that fetches pictures in advance is to go on, in the queue of pictures. */
export const PictureRunWanted = z.strictObject({
  version: z.literal(1),
  pictureRun: z.strictObject({ runId: Ulid }),
});
export type PictureRunWanted = z.output<typeof PictureRunWanted>;
