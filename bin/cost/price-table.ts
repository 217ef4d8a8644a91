import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const Price = z.strictObject({
  usd: z.number().nonnegative(),
  /** So many units cost `usd`. */
  per: z.number().positive(),
  unit: z.string(),
  /** The page of AWS on which it stands. */
  page: z.string(),
  /** The page's first band, up to here, costs nothing; `usd` is the price beyond. */
  after: z.number().positive().optional(),
  /** Units that every account has free each month for ever, at whatever age. */
  free: z.number().positive().optional(),
  /** Another price whose allowance this one uses up after it, and after all others that share it. */
  sharesFreeOf: z.string().optional(),
});
export type Price = z.output<typeof Price>;

const PriceTable = z.strictObject({
  region: z.string(),
  asOf: z.iso.date(),
  prices: z.record(z.string(), Price),
});
export type PriceTable = z.output<typeof PriceTable>;

/** The prices in the repository; nobody is asked. */
export const priceTable = (): PriceTable =>
  PriceTable.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, "prices-us-east-1.json"), "utf8")),
  );
