import * as z from "zod";
import { Currency } from "../prices/price-fragment.ts";
import { Day, Instant, Ulid } from "../values.ts";
import { CopyAttributes, Quantity } from "./item.ts";

const Money = z.object({ amount: z.int().nonnegative(), currency: Currency });

/** Copies of one item that were sold at once. It is kept as long as the account. */
export const Sale = z
  .object({
    /** Begins with its day: in the order of these, sales are in that of their days. */
    id: Ulid,
    /** When they were sold. */
    day: Day,
    collectionId: Ulid,
    /** The item that they were of. */
    itemId: Ulid,
    ...CopyAttributes.pick({
      printingId: true,
      variant: true,
      condition: true,
      grade: true,
      language: true,
    }).shape,
    quantity: Quantity,
    price: Money.meta({ description: "Of each copy." }),
    fees: Money.optional().meta({ description: "Of the sale as a whole: postage, provision." }),
    paid: Money.optional().meta({
      description: "What was paid for each copy. Absent: nobody said.",
    }),
    boughtOn: Day.meta({
      description:
        "The day that was said of the payment, or else the one on which the item came in.",
    }),
    note: z.string().optional(),
    createdAt: Instant,
  })
  .meta({ id: "Sale" });
export type Sale = z.output<typeof Sale>;
