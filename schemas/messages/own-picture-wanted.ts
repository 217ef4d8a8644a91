import * as z from "zod";
import { OwnPictureId } from "../images/own-picture-id.ts";
import { Ulid } from "../values.ts";

const userId = z.string().min(1);

/** Work on pictures that users have uploaded, in the queue of pictures. */
export const OwnPictureWanted = z.union([
  /** A file was uploaded, and is to be checked. */
  z.strictObject({ version: z.literal(1), check: z.strictObject({ userId, uploadId: Ulid }) }),
  /** What is left of a picture that its owner has deleted is to go. */
  z.strictObject({
    version: z.literal(1),
    discard: z.strictObject({ userId, pictureId: OwnPictureId }),
  }),
  /** Pictures that no item of theirs has shown for long are to go. */
  z.strictObject({ version: z.literal(1), tidy: z.strictObject({ userId }) }),
]);
export type OwnPictureWanted = z.output<typeof OwnPictureWanted>;
