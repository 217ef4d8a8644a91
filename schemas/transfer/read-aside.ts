import * as z from "zod";
import { FilePrices } from "./file-price.ts";
import { EqualItem } from "./import-row.ts";

/** What a reading of a file comes to beside its rows. */
export const ReadAside = z.object({
  /** Where quantities replace those of before: items of which there are several for the same rows, the oldest first. */
  equals: z.array(z.array(EqualItem).min(2)),
  /** Prices of their own that the file's owner has entered. */
  prices: FilePrices.optional(),
});
export type ReadAside = z.output<typeof ReadAside>;
