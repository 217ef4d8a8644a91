import type { PriceColumns } from "#schemas/prices/price-fragment.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/**
 * What a book keeps of a day, in the order in which it does; a new one is added at the end, and never does
 * one go or move. All are amounts in the smallest unit of the currency but the last, which is a number.
 */
export const columnNames = [
  ...(["low", "mid", "high", "market", "directLow"] as const),
  ...(["average", "avg1", "avg7", "avg30", "listings"] as const),
] as const satisfies readonly (keyof PriceColumns)[];
export type ColumnName = (typeof columnNames)[number];
export type Columns = Readonly<Partial<Record<ColumnName, number>>>;

/** Whose prices of what they are, within one priced printing. */
export interface SeriesKey {
  readonly variant: string;
  /** `tcgplayer`, or `tcgdex-tcgplayer` where another source tells of the shop's prices. */
  readonly source: string;
  readonly currency: string;
  /** Languages of the printings that are sold for it, in order and joined by commas; or `any`. */
  readonly languages: string;
}

/** An answer in the lake. */
export interface Observed {
  /** When it was asked for, in milliseconds since 1970. */
  readonly atMs: number;
  /** Key of the pack, and the line in it. */
  readonly pack: string;
  readonly line: number;
}

/** The prices of a day or an hour, and what they were read in. */
export interface DayPoint {
  /** `2026-02-01`; in a book of hours `2026-02-01T20`. Always UTC. */
  readonly day: string;
  readonly columns: Columns;
  readonly observed: Observed;
}

/** Prices of a day or an hour on their way into a book. */
export interface NewPoint extends DayPoint {
  /** Number part of the printing, as its id has it: `4`. */
  readonly printing: string;
  readonly series: SeriesKey;
}

/**
 * Which of two points of a day or hour counts: above 0 where the first one does. One that tells a price does, whatever is observed later
 * that tells none, such as that too few are listed; else the newest observation, of two
 * of one moment that with the greater line; what is left differs in its amounts alone. So it is the same in
 * whatever order they come.
 */
export function comparePoints(
  a: Pick<DayPoint, "columns" | "observed">,
  b: Pick<DayPoint, "columns" | "observed">,
): number {
  const byPrice = Number(isPriced(a)) - Number(isPriced(b));
  if (byPrice !== 0) return byPrice;
  const byMoment = compareObserved(a.observed, b.observed);
  if (byMoment !== 0) return byMoment;
  for (const name of columnNames) {
    const difference = (a.columns[name] ?? -1) - (b.columns[name] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

export const isPriced = ({ columns }: Pick<DayPoint, "columns">): boolean =>
  marketPriceOf(columns) !== undefined;

export const compareObserved = (a: Observed, b: Observed): number =>
  a.atMs - b.atMs || byCodeUnits(a.pack, b.pack) || a.line - b.line;

/** What columns hold without what is no price: nothing and 0 say that there is none. */
export function heldColumns(
  columns: { readonly [name in ColumnName]?: number | undefined },
): Columns {
  const held = columnNames.flatMap((name): [ColumnName, number][] => {
    const value = columns[name];
    return value === undefined || value === 0 ? [] : [[name, value]];
  });
  return Object.fromEntries(held);
}

/** What a card is taken to cost, and which column says so. */
export interface MarketPrice {
  readonly amount: number;
  readonly from: "market" | "mid" | "low";
}

/** The market price of a point: what its shop says it is, else the middle of what is asked, else the least. */
export function marketPriceOf({ market, mid, low }: Columns): MarketPrice | undefined {
  if (market !== undefined) return { amount: market, from: "market" };
  if (mid !== undefined) return { amount: mid, from: "mid" };
  return low === undefined ? undefined : { amount: low, from: "low" };
}
