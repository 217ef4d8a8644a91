import * as z from "zod";
import { GivenPrice, PricedCopy } from "../collections/own-price.ts";

/** What a file says that its owner has entered as the price of a copy. */
export const FilePrice = z.object({ copy: PricedCopy, given: GivenPrice });
export type FilePrice = z.output<typeof FilePrice>;

const count = z.int().nonnegative();

/** Prices of a file, each copy once, with how many more cannot be read. */
export const FilePrices = z.object({ all: z.array(FilePrice), unread: count });
export type FilePrices = z.output<typeof FilePrices>;

/** What becomes of the prices of their own that somebody's file has. */
export const PriceCounts = z
  .object({
    set: count.meta({ description: "Prices that are new, or others than before." }),
    same: count.meta({ description: "Those that you have already." }),
    kept: count.meta({
      description: "With `add`: of copies of which you have another price, which stays.",
    }),
    refused: count.meta({
      description: "Those that cannot be kept: of cards that are not known, or not readable.",
    }),
  })
  .meta({ id: "PriceCounts" });
export type PriceCounts = z.output<typeof PriceCounts>;
