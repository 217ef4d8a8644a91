import type { Composite, CompositeCard } from "../composite.ts";
import type { Mark } from "../composite-marks.ts";
import type { Measures } from "../layout/measures.ts";
import type { Box, PageLayout } from "../layout/page-layout.ts";
import type { Markup } from "./markup.ts";

/** One page: what is on it, and where. */
export interface CompositePage {
  readonly composite: Composite;
  readonly measures: Measures;
  readonly layout: PageLayout;
  /** How many pages there are. */
  readonly pages: number;
  /** The language that most cards of the composite have. */
  readonly usual: string | undefined;
  /** Indexes into the page's cells whose picture cannot be had. */
  readonly absent: ReadonlySet<number>;
  /** Which part of a picture is the card, by index, as far as that is known. */
  readonly shown: ReadonlyMap<number, Box>;
}

/** A card on its page. */
export interface PlacedCard {
  readonly card: CompositeCard;
  /** Of the page's cells. */
  readonly index: number;
  /** Where its picture is, which a slab makes smaller. */
  readonly picture: Box;
  readonly marks: readonly Mark[];
}

/** Something that the browser draws and that is laid on the page. */
export interface Piece {
  readonly width: number;
  readonly height: number;
  /** Its top left corner on the page. */
  readonly place: Place;
  /** Its elements, positioned from its top left corner. */
  readonly markup: Markup;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A mark that is drawn once and laid over all cards that bear it. */
export interface Stamp {
  /** Equal ones of a look are the same to the pixel. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Its top left corners on the page. */
  readonly places: readonly Place[];
  readonly markup: Markup;
}
