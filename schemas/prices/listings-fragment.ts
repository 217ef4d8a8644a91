import * as z from "zod";
import { Language } from "../values.ts";
import { Currency } from "./price-fragment.ts";
import { PricedPrintingId } from "./priced-printing.ts";

/** Something that somebody sells, as a marketplace lists it; nothing of who it is. */
export const ListedOffer = z.object({
  /** The marketplace's own id: the same on every page that lists it. */
  id: z.string().min(1).max(100),
  title: z.string().max(400),
  /** What is asked, without shipping, in the smallest unit of the currency. */
  amount: z.int().positive().max(10_000_000_000),
  /** Absent where the marketplace does not say so, like the others. */
  isGraded: z.boolean().optional(),
  isSingleCard: z.boolean().optional(),
  /** Whether the buyer chooses one of several things. */
  isChoice: z.boolean().optional(),
});
export type ListedOffer = z.output<typeof ListedOffer>;

/** The kind of record that a {@link ListingsFragment} is. */
export const listingsKind = "listings";

/** A page of what a marketplace found for one card, in one language and currency. */
export const ListingsFragment = z.object({
  printing: PricedPrintingId,
  language: Language,
  currency: Currency,
  /** Its place among the pages of the card, from 0, and whether there is none behind it. */
  page: z.object({ at: z.int().min(0).max(99), isLast: z.boolean() }),
  offers: z.array(ListedOffer).max(1000),
  /** What the marketplace did not understand of the question. */
  warnings: z.array(z.string().max(200)).max(50),
});
export type ListingsFragment = z.output<typeof ListingsFragment>;
