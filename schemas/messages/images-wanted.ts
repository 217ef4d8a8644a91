import * as z from "zod";
import { MadeFormat } from "../images/made-format.ts";
import { SignId } from "../images/picture-id.ts";
import { PrintingId } from "../values.ts";

/** Pictures that are wanted: somebody owns the cards now, or has asked for a picture that is not there. */
export const ImagesWanted = z
  .strictObject({
    version: z.literal(1),
    printingIds: z.array(PrintingId).max(25),
    /** Signs of sets; absent where there are none, as in messages of before. */
    signIds: z.array(SignId).max(25).optional(),
    /** Encodings that somebody waits for, in every size; absent where none is asked for by itself. */
    formats: z.array(MadeFormat).min(1).optional(),
  })
  .refine(({ printingIds, signIds = [] }) => printingIds.length + signIds.length > 0, {
    error: "must name a picture",
  });
export type ImagesWanted = z.output<typeof ImagesWanted>;
