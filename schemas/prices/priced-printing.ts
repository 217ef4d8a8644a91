import * as z from "zod";
import { type Language, PrintingId } from "../values.ts";

/**
 * What has a price: a printing without its language, `pokemon:base1-4`. Shops sell one product for a card in
 * several languages, or say the language beside the price.
 */
export const PricedPrintingId = z
  .string()
  .max(100)
  .regex(/^[a-z]+:[a-z0-9._-]+-[a-z0-9._]+$/, "must look like game:base1-4")
  .brand<"PricedPrintingId">();
export type PricedPrintingId = z.output<typeof PricedPrintingId>;

/** The priced printing that a printing is: its id without the language. */
export const pricedPrintingOf = (id: PrintingId): PricedPrintingId =>
  PricedPrintingId.parse(id.replace(/:[^:]*:/, ":"));

/** The printing that it is in a language. */
export const printingIn = (language: Language, id: PricedPrintingId): PrintingId =>
  PrintingId.parse(id.replace(":", `:${language}:`));

/** In whose book it stands, and what it is called there: `pokemon`, `base1`, `4`. */
export function placeOfPrinting(id: PricedPrintingId): {
  readonly game: string;
  readonly set: string;
  readonly printing: string;
} {
  const [colon, hyphen] = [id.indexOf(":"), id.lastIndexOf("-")];
  return {
    game: id.slice(0, colon),
    set: id.slice(colon + 1, hyphen),
    printing: id.slice(hyphen + 1),
  };
}
