import { median } from "simple-statistics";
import type { DailyPrice } from "./daily-price.ts";

/**
 * How far a price may be from those before it to be believed at once. Cards that cost cents go up and down
 * by multiples of themselves, so that small amounts are never far.
 */
export const plausible = {
  /** So many times as much, or as little, as the middle of the last ones is too far. */
  factor: 4,
  /** In the currency's smallest unit: what is less than this away is near. */
  leastAway: 100,
  /** The middle of how many. */
  of: 7,
  /** The next one that is no further than this from it confirms it. */
  confirmingFactor: 2,
} as const;

/** A series, taken apart into what is believed and what nobody has confirmed. */
export interface Believed {
  readonly points: readonly DailyPrice[];
  /** Too far from those before, and from the next one as well; kept, and no part of any figure. */
  readonly unconfirmed: readonly DailyPrice[];
}

/**
 * Which prices of a series are believed [PRC-7]; pure. One that is implausibly far from the middle of those
 * before it waits for the next: two that agree are a new level, one alone is a mistake of somebody's.
 *
 * @param series by day
 */
export function believed(series: readonly DailyPrice[]): Believed {
  const points: DailyPrice[] = [];
  const unconfirmed: DailyPrice[] = [];
  const reader = believing((doubted) => unconfirmed.push(doubted));
  for (const point of series) points.push(...reader.take(point));
  const waiting = reader.waiting();
  if (waiting) unconfirmed.push(waiting);
  return { points, unconfirmed };
}

/** Reads a series price by price, and knows after each what was believed then. */
export interface Believing {
  /** @returns what is believed from now on: this price, this and the one before it, or none */
  take(point: DailyPrice): readonly DailyPrice[];
  /** The price that waits for another to confirm it. */
  waiting(): DailyPrice | undefined;
}

/** @param doubt is told a price that nothing will confirm any more */
export function believing(doubt: (point: DailyPrice) => void = () => undefined): Believing {
  let level: number[] = [];
  let waiting: DailyPrice | undefined;
  return {
    take(point) {
      if (isNearAll(point.amount, level) || isNear(point.amount, median(level))) {
        if (waiting) doubt(waiting);
        waiting = undefined;
        level = [...level, point.amount].slice(-plausible.of);
        return [point];
      }
      if (waiting && agree(waiting.amount, point.amount)) {
        const both = [waiting, point];
        level = both.map(({ amount }) => amount);
        waiting = undefined;
        return both;
      }
      if (waiting) doubt(waiting);
      waiting = point;
      return [];
    },
    waiting: () => waiting,
  };
}

/** Near all of them is near their middle: for most prices that is all there is to look at. */
const isNearAll = (amount: number, level: readonly number[]): boolean =>
  level.every((one) => timesApart(amount, one) < plausible.factor);

const isNear = (amount: number, middle: number): boolean =>
  Math.abs(amount - middle) < plausible.leastAway || timesApart(amount, middle) < plausible.factor;

const agree = (a: number, b: number): boolean => timesApart(a, b) <= plausible.confirmingFactor;

/** How many times the larger of two amounts above 0 is the smaller one. */
export const timesApart = (a: number, b: number): number => Math.max(a, b) / Math.min(a, b);
