import { type PriceFragment, priceKind } from "#schemas/prices/price-fragment.ts";
import type { Outcome } from "../../port/source.ts";
import { type ColumnFields, columnsIn, type PriceRow } from "./columns.ts";

/** Whose price it is and of when: all of it but the amounts. */
export type PricedThing = Omit<PriceFragment, "columns" | "statedOn" | "subType"> & {
  readonly statedOn?: PriceFragment["statedOn"] | undefined;
  readonly subType?: string | undefined;
};

interface PricePlace {
  /** Where the row lies in its body, as people are told. */
  readonly place: string;
  /** Its number among the records of the body. */
  readonly record: number;
}

/**
 * The price that a row says. A column that is no amount is a reject beside the others; a row that has nothing
 * but such is no price, while one without any amount says that there is none.
 */
export function* priceOutcomes(
  thing: PricedThing,
  { row, fields }: { readonly row: PriceRow; readonly fields: ColumnFields },
  { place, record }: PricePlace,
): Iterable<Outcome> {
  const { columns, odd } = columnsIn(row, fields);
  if (odd.length === 0 || Object.keys(columns).length > 0) {
    const { subType, statedOn, ...rest } = thing;
    const value: PriceFragment = {
      ...rest,
      ...(subType !== undefined && { subType }),
      ...(statedOn !== undefined && { statedOn }),
      columns,
    };
    yield { record: { kind: priceKind, sourceId: priceId(thing), value, record } };
  }
  for (const reason of odd) yield { reject: { place, reason: `${reason}.` } };
}

/** What a price is called by whoever tells it. */
export const priceId = ({ productId, subType = "" }: Pick<PricedThing, "productId" | "subType">) =>
  `${productId}/${subType}`;
