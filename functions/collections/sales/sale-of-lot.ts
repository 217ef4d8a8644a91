import type { NewSale } from "#schemas/collections/new-sale.ts";
import type { Sale } from "#schemas/collections/sale.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Day } from "#schemas/values.ts";
import type { Place } from "../collection/collection-store.ts";
import { saleIdOf } from "./sale-ids.ts";
import { boughtOn, type SoldOfLot, sharesOf } from "./sold-lots.ts";

/** What is written down of copies that were sold at once, for each lot that they come from; fees go by copies. */
export function salesOf(
  { collectionId }: Place,
  sold: readonly SoldOfLot<LotItem>[],
  { sale, day, at }: { readonly sale: NewSale; readonly day: Day; readonly at: string },
): readonly Sale[] {
  const { price, fees, note } = sale;
  const shares =
    fees === undefined
      ? []
      : sharesOf(
          fees,
          sold.map(({ quantity }) => quantity),
        );
  return sold.map(({ lot, quantity }, index) => {
    const { printingId, variant, condition, grade, language, paid } = lot;
    const share = shares[index];
    return {
      ...{ id: saleIdOf(day), day, collectionId, itemId: lot.id },
      ...{ printingId, variant, language, quantity, price },
      ...(condition && { condition }),
      ...(grade && { grade }),
      ...(share !== undefined && { fees: { amount: share, currency: price.currency } }),
      ...(paid && { paid: { amount: paid.amount, currency: paid.currency } }),
      ...{ boughtOn: boughtOn(lot), createdAt: at },
      ...(note !== undefined && { note }),
    };
  });
}
