import * as z from "zod";
import { PrintingId } from "../values.ts";

const text = z.object({ S: z.string() }).transform(({ S }) => S);

/** As much of a picture's record, as DynamoDB writes it, as tells what people see. */
const Image = z.object({
  printingId: text.pipe(PrintingId),
  status: text,
  sha256: text.optional(),
});

/** A record of the stream of the table `pictures` that is of a card's picture. */
export const PictureChange = z.object({
  dynamodb: z
    .object({
      SequenceNumber: z.string().default(""),
      /** In seconds, rounded down. */
      ApproximateCreationDateTime: z.number().optional(),
      OldImage: Image.optional(),
      NewImage: Image.optional(),
    })
    .refine(({ OldImage, NewImage }) => OldImage ?? NewImage, "must be of a picture's record"),
});
export type PictureChange = z.output<typeof PictureChange>["dynamodb"];
