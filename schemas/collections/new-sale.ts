import * as z from "zod";
import { CardId } from "../catalog/card-id.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { userText } from "../text.ts";
import { Condition, Language, PrintingId, Ulid, VariantKey } from "../values.ts";
import { GivenGrade, Quantity } from "./item.ts";
import { GivenDay, mostAmount } from "./own-price.ts";

const amount = z
  .int()
  .nonnegative()
  .max(mostAmount, `must be at most ${mostAmount}`)
  .meta({ description: "In the currency's smallest unit, such as cents.", examples: [52_000] });

const copies = {
  variant: VariantKey,
  condition: Condition.optional(),
  grade: GivenGrade.optional(),
  language: Language.optional().meta({ description: "Absent: the printing's own." }),
};
const isOneState = ({ condition, grade }: { condition?: unknown; grade?: unknown }) =>
  (condition === undefined) !== (grade === undefined);
const oneState = {
  error: "must say either a condition or, of graded copies, a grade",
  path: ["condition"],
};

/** Copies of which those that came in first are sold. */
export const SoldCopies = z
  .strictObject({ printingId: PrintingId, ...copies })
  .refine(isOneState, oneState);
export type SoldCopies = z.output<typeof SoldCopies>;

const sale = {
  quantity: Quantity,
  price: z
    .strictObject({ amount, currency: KnownCurrency.meta({ examples: ["EUR"] }) })
    .meta({ description: "Of each copy." }),
  fees: amount.optional().meta({
    description: "Of the sale as a whole, in the currency of the price: postage, provision.",
  }),
  day: GivenDay.optional().meta({ description: "When they were sold. Absent: today, in UTC." }),
  note: userText(500).optional(),
};

const whichOnes = {
  error: "must name either an item, or copies of which the first that came in are sold",
  path: ["itemId"],
};

/** What a caller says of copies that were sold: those of an item, or the first of their kind that came in. */
export const AskedSale = z
  .strictObject({
    itemId: Ulid.optional(),
    copies: z
      .strictObject({ printingId: CardId, ...copies })
      .refine(isOneState, oneState)
      .optional(),
    ...sale,
  })
  .refine(({ itemId, copies: some }) => (itemId === undefined) !== (some === undefined), whichOnes);
export type AskedSale = z.output<typeof AskedSale>;

/** The same with the printing by our own id. */
export interface NewSale extends Omit<AskedSale, "copies"> {
  readonly copies?: SoldCopies | undefined;
}
