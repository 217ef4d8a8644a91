import { type PriceFragment, priceKind } from "#schemas/prices/price-fragment.ts";
import { plainSubType } from "#schemas/prices/sub-type.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Outcome, SourceRecord } from "../../port/source.ts";
import { type ColumnFields, columnsIn, type PriceRow } from "./columns.ts";

/** Whose price it is and of when: all of it but the amounts. */
export type PricedThing = Omit<PriceFragment, "columns" | "statedOn" | "subType" | "beside"> & {
  readonly statedOn?: PriceFragment["statedOn"] | undefined;
  readonly subType?: string | undefined;
};

interface PricePlace {
  /** Where the row lies in its body, as people are told. */
  readonly place: string;
  /** Its number among the records of the body. */
  readonly record: number;
}

/** Reads the prices of one body, row by row. */
export type ReadPrice = (
  thing: PricedThing,
  row: { readonly row: PriceRow; readonly fields: ColumnFields },
  place: PricePlace,
) => Iterable<PriceOutcome>;

/** A price, or why there is none. */
export type PriceOutcome =
  | { readonly record: SourceRecord & { readonly value: PriceFragment } }
  | Extract<Outcome, { readonly reject: unknown }>;

/**
 * The prices that rows of a body say, each once. A column that is no amount is a reject beside the others; a row that has nothing
 * but such is no price, while one without any amount says that there is none, and contradicts no other. Where two rows say different prices of one product and
 * sub-type, nobody knows which is right: the first one stays, as it does whenever the body is read, and the other is a reject.
 */
export function pricesOfBody(): ReadPrice {
  const told = new ToldPrices();
  return function* (thing, { row, fields }, { place, record }) {
    const { columns, odd } = columnsIn(row, fields);
    const isPrice = Object.keys(columns).length > 0;
    const sourceId = priceId(thing);
    const value = fragmentOf(thing, columns);
    const before = told.markOf(thing);
    const mark = markOf(value);
    if (before === undefined) {
      if (isPrice) told.tell(thing, mark);
      if (isPrice || odd.length === 0)
        yield { record: { kind: priceKind, sourceId, value, record } };
    } else if (isPrice && before !== mark) {
      yield {
        reject: { place, reason: `It is another price of ${sourceId} than the one before.` },
      };
    }
    for (const reason of odd) yield { reject: { place, reason: `${reason}.` } };
  };
}

/** Marks of the prices that a body has told so far, by sub-type, however it is spelt, and product. */
class ToldPrices {
  readonly #marks = new Map<string, Map<string | number, number>>();

  markOf({ subType = "", productId }: PricedThing): number | undefined {
    return this.#marks.get(plainSubType(subType))?.get(shortKeyOf(productId));
  }

  tell({ subType = "", productId }: PricedThing, mark: number): void {
    const word = plainSubType(subType);
    const ofSubType = this.#marks.get(word) ?? new Map<string | number, number>();
    this.#marks.set(word, ofSubType.set(shortKeyOf(productId), mark));
  }
}

function fragmentOf(
  { subType, statedOn, ...rest }: PricedThing,
  columns: PriceFragment["columns"],
): PriceFragment {
  return {
    ...rest,
    ...(subType !== undefined && { subType }),
    ...(statedOn !== undefined && { statedOn }),
    columns,
  };
}

/** All in which two rows of one thing may differ, as a number of 28 bits: a guide has hundreds of thousands of them. */
const markOf = ({ currency, statedOn, languages, columns }: PriceFragment): number =>
  Number.parseInt(sha256(JSON.stringify([currency, statedOn, languages, columns])).slice(0, 7), 16);

/** Shops number their products: held as texts, those of a guide of 300,000 rows took 30 MB more. */
const shortKeyOf = (productId: string): string | number =>
  /^[1-9]\d{0,8}$/.test(productId) ? Number(productId) : productId;

/** What a price is called by whoever tells it. */
const priceId = ({ productId, subType = "" }: Pick<PricedThing, "productId" | "subType">) =>
  `${productId}/${subType}`;
