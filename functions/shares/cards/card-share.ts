import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import type { ChartPoint } from "../../charts/index.ts";

/** What a picture to share says of a card. */
export interface CardShare {
  readonly name: string;
  /** Of the card, for its letters. */
  readonly language: string;
  readonly setName: string;
  /** As printed, such as `4/102`. */
  readonly number: string;
  readonly rarity?: string | undefined;
  /** Absent where nobody has told any that is believed. */
  readonly price?: SharedPrice | undefined;
}

/** The market price of one near mint copy. */
export interface SharedPrice {
  /** In the currency's smallest unit. */
  readonly amount: number;
  readonly currency: Currency;
  /** Of which day it is. */
  readonly day: Day;
  /** Which copies: `reverse holo`; absent where the card has no others. */
  readonly of?: string | undefined;
  /** By how many percent it has changed within 30 days; absent where too few prices tell. */
  readonly changePercent?: number | undefined;
  /** Of the last 90 days, those that have a price. */
  readonly points: readonly ChartPoint[];
  readonly from: Day;
  readonly to: Day;
}
