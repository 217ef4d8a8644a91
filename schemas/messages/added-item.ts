import * as z from "zod";
import { lotPrefix } from "../storage/collection-items.ts";
import { PrintingId } from "../values.ts";

/** A new item of a collection, as the stream of the table `users` tells it. */
export const AddedItem = z
  .object({
    sk: z.object({ S: z.string().startsWith(lotPrefix) }),
    printingId: z.object({ S: PrintingId }),
  })
  .transform(({ printingId }) => ({ printingId: printingId.S }));
export type AddedItem = z.output<typeof AddedItem>;
