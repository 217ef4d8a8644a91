import type { Day } from "#schemas/values.ts";

/** What a chart shows. Equal ones are drawn alike, to the byte. */
export interface Chart {
  readonly title: string;
  /** Where the card is from: `Base Set · 4/102`. */
  readonly subtitle: string;
  /** Of the card, for its letters. */
  readonly language: string;
  /** What all amounts are in. */
  readonly currency: string;
  /** Both included. */
  readonly from: Day;
  readonly to: Day;
  /** The most important first: of many, those are shown that there is room for. */
  readonly series: readonly ChartSeries[];
  /** What somebody might miss, a sentence each. */
  readonly notes: readonly string[];
}

export interface ChartSeries {
  /** `holo · tcgplayer`. */
  readonly name: string;
  /** By day, one at most for each; at least one. Days that are not there are gaps. */
  readonly points: readonly ChartPoint[];
}

export interface ChartPoint {
  readonly day: Day;
  /** Above 0, in the currency's smallest unit. */
  readonly amount: number;
  /** Nothing has confirmed it: it is shown apart, and the axis does not follow it. */
  readonly isUnconfirmed?: true;
}

/** More could not be told apart. */
export const mostSeries = 6;
