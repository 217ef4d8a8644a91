import * as z from "zod";
import { PricedPrintingId } from "../prices/priced-printing.ts";

/** What is watched of a printing wants to be judged: a further page, or what was set just now. */
export const PrintingLook = z.strictObject({
  version: z.literal(1),
  printing: PricedPrintingId,
  /** What it is looked at for; a look that comes twice has the same. */
  event: z.string().min(1).max(64),
  /** Key of the watch after which the page begins; absent for the first one. */
  after: z.string().optional(),
});
export type PrintingLook = z.output<typeof PrintingLook>;
