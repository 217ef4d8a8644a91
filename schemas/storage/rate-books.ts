import * as z from "zod";
import { Currency } from "../prices/price-fragment.ts";
import { Sha256 } from "../values.ts";

/**
 * The reference rates of a base currency in a year. Whoever writes does so on the condition of the version that it has read.
 *
 *     pk  RATES#EUR
 *     sk  YEAR#2026
 */
export const RateYear = z.object({
  base: Currency,
  year: z.int().min(1990).max(2199),
  /** Hash of the content before it is compressed. */
  version: Sha256,
  /** JSON, compressed: 31 currencies on 256 days take some 30 KB. */
  content: z.instanceof(Uint8Array),
});
export type RateYear = z.output<typeof RateYear>;

export const rateYearKey = ({ base, year }: Pick<RateYear, "base" | "year">) => ({
  pk: `RATES#${base}`,
  sk: `YEAR#${year}`,
});
