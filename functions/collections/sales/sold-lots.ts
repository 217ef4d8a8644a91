import type { CollectionItem } from "#schemas/collections/item.ts";
import type { SoldCopies } from "#schemas/collections/new-sale.ts";
import { Day } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { attributesOf } from "../items/lots.ts";

/** Copies of one lot that are sold. */
export interface SoldOfLot<Lot> {
  readonly lot: Lot;
  readonly quantity: number;
}

/** The day on which a lot came in: that of the payment, where it is said. */
export const boughtOn = ({ paid, createdAt }: Pick<CollectionItem, "paid" | "createdAt">): Day =>
  paid?.day ?? Day.parse(createdAt.slice(0, 10));

/** Lots of such copies, those that came in first before the others. */
export function lotsInOrder<Lot extends CollectionItem>(
  lots: readonly Lot[],
  copies: SoldCopies,
): readonly Lot[] {
  const wanted = nameOf(attributesOf({ ...copies, grade: copies.grade }));
  return lots
    .filter((lot) => nameOf(attributesOf(lot)) === wanted)
    .toSorted(
      (a, b) =>
        byCodeUnits(boughtOn(a), boughtOn(b)) ||
        byCodeUnits(a.createdAt, b.createdAt) ||
        byCodeUnits(a.id, b.id),
    );
}

/**
 * Which copies are sold, first in, first out; pure.
 *
 * @returns undefined where there are fewer
 */
export function firstIn<Lot extends Pick<CollectionItem, "quantity">>(
  lots: readonly Lot[],
  quantity: number,
): readonly SoldOfLot<Lot>[] | undefined {
  const sold: SoldOfLot<Lot>[] = [];
  let left = quantity;
  for (const lot of lots) {
    if (left === 0) break;
    const some = Math.min(left, lot.quantity);
    sold.push({ lot, quantity: some });
    left -= some;
  }
  return left === 0 ? sold : undefined;
}

/** Shares of an amount by quantities, to the smallest unit: what is left over goes to the first ones. */
export function sharesOf(amount: number, quantities: readonly number[]): readonly number[] {
  const all = BigInt(quantities.reduce((sum, one) => sum + one, 0));
  let [given, seen] = [0n, 0n];
  return quantities.map((quantity) => {
    seen += BigInt(quantity);
    // Rounded up as a running total, so that the shares are the whole to the cent.
    const until = (BigInt(amount) * seen + all - 1n) / all;
    const share = until - given;
    given = until;
    return Number(share);
  });
}

/** Copies are of one kind whatever was paid for them, wherever they lie and however they are tagged. */
const nameOf = (one: ReturnType<typeof attributesOf>): string => {
  const { printingId, variant, condition, grade, language } = one;
  const own = grade && { company: grade.company, grade: grade.grade };
  return canonicalJson({ printingId, variant, condition, grade: own, language });
};
