import type { Measures } from "./measures.ts";

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a card is. */
export interface Cell extends Box {
  /** What is written under it; absent where nothing is. */
  readonly label?: Box;
  /** By how many degrees it is turned about its middle, to the right. */
  readonly turn?: number;
}

/** The heading of a group, above its first cards on the page. */
export interface HeadingPlace {
  /** Index of the group. */
  readonly group: number;
  readonly box: Box;
  /** Whether its first cards are on an earlier page. */
  readonly isContinued: boolean;
}

/** Where everything is on one page. */
export interface PageLayout {
  /** Counted from 0. */
  readonly page: number;
  /** Indexes of its cards: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly height: number;
  readonly header?: Box;
  readonly totals?: Box;
  /** Of the QR code. */
  readonly code?: Box;
  readonly headings: readonly HeadingPlace[];
  /** One for each card, in order. */
  readonly cells: readonly Cell[];
  readonly footer?: Box;
  /** The sheets of a binder, and where a card may be in them. */
  readonly leaves?: readonly Box[];
  readonly pockets?: readonly Box[];
}

/** All pages of a composite. */
export interface CompositeLayout {
  readonly measures: Measures;
  readonly pages: readonly PageLayout[];
}
