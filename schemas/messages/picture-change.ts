import * as z from "zod";
import { PictureId } from "../images/picture-id.ts";
import { imagePrefix } from "../storage/image-items.ts";
import { followedRecord, streamRecord, text } from "./stream-record.ts";

/** As much of a picture's record, as DynamoDB writes it, as tells what people see. */
const Image = z.object({
  printingId: text.pipe(PictureId),
  status: text,
  sha256: text.optional(),
});

/** A record of the stream of the table `pictures` that is of a card's picture. */
export const PictureChange = streamRecord(Image);
export type PictureChange = z.output<typeof PictureChange>["dynamodb"];

/** A record of the stream that is followed; undefined for any other. */
export const pictureChangeIn = followedRecord(PictureChange, ({ pk }) =>
  pk.startsWith(imagePrefix),
);
