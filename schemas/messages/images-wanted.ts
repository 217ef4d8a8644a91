import * as z from "zod";
import { PrintingId } from "../values.ts";

/** Printings whose pictures will be wanted soon, because somebody owns the cards now. */
export const ImagesWanted = z.strictObject({
  version: z.literal(1),
  printingIds: z.array(PrintingId).min(1).max(25),
});
export type ImagesWanted = z.output<typeof ImagesWanted>;
