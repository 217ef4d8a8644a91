import type { ShareSize, ShareStyle } from "#schemas/images/share.ts";
import type { Box } from "../pages/box.ts";

/** Where everything of a card's picture is, in pixels. No card is wider than most sources have it: to enlarge it takes as long as all else. */
export interface CardLayout {
  readonly card: Box;
  readonly text: Box;
  /** How far the light behind the card reaches, where there is one. */
  readonly reach: number;
  /** `column`: one below the other; `row`: what the card is on the left, what it costs on the right. */
  readonly flow: "column" | "row";
  readonly name: {
    /** The largest first. */
    readonly sizes: readonly [number, ...number[]];
    /** In how many lines it is best, and in how many it is cut. */
    readonly lines: number;
    readonly most: number;
  };
  /** Lines of the set's name; what is longer is cut. */
  readonly setLines: number;
  readonly price: number;
  /** Of all other letters: the set and the change; others are smaller. */
  readonly letters: number;
  /** The line of prices is no taller; what is left of the room is its own. */
  readonly chart: number;
}

/** As wide as a card may be, in the shape of 63 × 88 mm. */
const widest = { width: 600, height: Math.round((600 * 88) / 63) };
const large = [72, 62, 52, 44, 36] as const;

const clean: Record<ShareSize, CardLayout> = {
  square: {
    card: { x: 60, y: 167, width: 534, height: 746 },
    text: { x: 642, y: 163, width: 384, height: 866 },
    ...{ flow: "column", reach: 1, setLines: 2, price: 84, letters: 26, chart: 250 },
    name: { sizes: [62, 54, 46, 40, 34], lines: 3, most: 4 },
  },
  link: {
    card: { x: 44, y: 44, width: 388, height: 542 },
    text: { x: 484, y: 36, width: 672, height: 556 },
    ...{ flow: "column", reach: 1, setLines: 1, price: 76, letters: 24, chart: 210 },
    name: { sizes: [58, 50, 42, 36, 32], lines: 2, most: 2 },
  },
  story: {
    card: { x: 240, y: 190, ...widest },
    text: { x: 80, y: 1_090, width: 920, height: 660 },
    ...{ flow: "row", reach: 1, setLines: 2, price: 88, letters: 32, chart: 330 },
    name: { sizes: large, lines: 2, most: 3 },
  },
};

const showcase: Record<ShareSize, CardLayout> = {
  square: {
    card: { x: 307, y: 40, width: 466, height: 650 },
    text: { x: 60, y: 724, width: 960, height: 328 },
    ...{ flow: "row", reach: 860, setLines: 1, price: 62, letters: 24, chart: 150 },
    name: { sizes: [50, 44, 38, 32, 28], lines: 1, most: 2 },
  },
  link: {
    card: { x: 60, y: 32, width: 406, height: 566 },
    text: { x: 530, y: 36, width: 622, height: 556 },
    ...{ flow: "column", reach: 820, setLines: 1, price: 80, letters: 24, chart: 200 },
    name: { sizes: [60, 52, 44, 36, 32], lines: 2, most: 2 },
  },
  story: {
    card: { x: 240, y: 170, ...widest },
    text: { x: 80, y: 1_090, width: 920, height: 660 },
    ...{ flow: "row", reach: 1_200, setLines: 2, price: 88, letters: 32, chart: 320 },
    name: { sizes: large, lines: 2, most: 3 },
  },
};

export const cardLayouts: Record<ShareStyle, Record<ShareSize, CardLayout>> = { clean, showcase };
