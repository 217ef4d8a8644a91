import type { Checklist } from "../checklists/checklist.ts";
import type { Group } from "../checklists/groups.ts";
import type { Marks } from "./marks.ts";
import { completed, type Reading } from "./readings.ts";
import { costOf, type SlotPrices } from "./slot-prices.ts";

/** How much of a group somebody has, by one reading, and what the rest costs. */
export interface ReadingView {
  readonly owned: number;
  readonly missing: number;
  readonly total: number;
  /** Rounded down to tenths, so that 100 is all of it. */
  readonly percent: number;
  readonly toComplete: {
    /** In the currency's smallest unit. */
    readonly amount: number;
    /** Missing things of which nobody tells a price: they are not in the amount. */
    readonly unpriced: number;
  };
}

export interface CountDeps {
  readonly checklist: Checklist;
  readonly marks: Marks;
  readonly prices: SlotPrices;
}

/** One group by one reading. */
export async function readingOf(
  reading: Reading,
  group: Pick<Group, "places" | "isAbout">,
  deps: CountDeps,
): Promise<ReadingView> {
  const { owned, total, missing } = completed(reading, group, deps);
  const toComplete = await costOf(missing, deps.prices);
  return { owned, missing: missing.length, total, percent: percentOf(owned, total), toComplete };
}

/** Nothing at all is complete. */
export const percentOf = (owned: number, total: number): number =>
  total === 0 ? 100 : Math.floor((owned * 1_000) / total) / 10;

/** Whether somebody has a card of the group. */
export const isBegun = ({ places }: Pick<Group, "places">, { cards }: Marks): boolean =>
  places.some((place) => cards[place] === 1);
