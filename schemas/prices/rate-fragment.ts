import * as z from "zod";
import { Day } from "../values.ts";
import { Currency } from "./price-fragment.ts";

/** The kind of record that a {@link RateFragment} is. */
export const rateKind = "rate";

/** What one unit of the base is worth on a day: `base: EUR, currency: USD, rate: "1.0874"`. */
export const RateFragment = z.object({
  base: Currency,
  currency: Currency,
  day: Day,
  /** As it was written, without an exponent: a float would not be what the source said. */
  rate: z
    .string()
    .max(30)
    .regex(
      /^(?=.*[1-9])\d{1,12}(\.\d{1,16})?$/,
      "must be a decimal number above 0, such as 1.0874",
    ),
});
export type RateFragment = z.output<typeof RateFragment>;
