import { type PrintOptions, printedCard } from "#schemas/images/print.ts";

/** A rectangle in millimetres, from the sheet's upper left corner. */
export interface PaperBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where cards lie on every sheet of a print. Lengths are in millimetres. */
export interface PrintSheet {
  readonly width: number;
  readonly height: number;
  readonly orientation: "portrait" | "landscape";
  readonly columns: number;
  /** One for each card of a full sheet, row by row. */
  readonly fronts: readonly PaperBox[];
  /** Of the same cards, as one looks at the other side; moved as the options say. */
  readonly backs: readonly PaperBox[];
  /** The edge that paper is turned over, so that left and right change places and up stays up. */
  readonly turnOver: "long edge" | "short edge";
}

/** Why cards do not fit, with what there is and what they need, in millimetres. */
export interface Misfit {
  readonly what: "cards" | "cropMarks" | "backOffset";
  readonly needs: { readonly width: number; readonly height: number };
  readonly has: { readonly width: number; readonly height: number };
}

const sizes = { a4: { width: 210, height: 297 }, letter: { width: 215.9, height: 279.4 } } as const;

/** Twelve cards are larger than a sheet: rows stay whole, and flow over sheets. */
const grids = {
  "3x3": { columns: 3, rows: 3 },
  "4x3": { columns: 4, rows: 2 },
  "2x2": { columns: 2, rows: 2 },
} as const;

/** A mark begins so far from a card's edge or bleed, and is so long. */
export const cropMark = { from: 1, length: 3 } as const;
/** Sums of decimals may miss by so much. */
const tolerance = 1e-6;

/** How cards lie on a sheet, upright if they fit so; or why they do not. */
export function printSheet(options: PrintOptions): PrintSheet | Misfit {
  const { width, height } = sizes[options.paper];
  const upright = sheetOn({ width, height }, options);
  if (!("what" in upright)) return upright;
  const onItsSide = sheetOn({ width: height, height: width }, options);
  if (!("what" in onItsSide)) return onItsSide;
  // Of both, the one that is nearer to fitting has the better advice.
  return excess(upright) <= excess(onItsSide) ? upright : onItsSide;
}

/**
 * The same, of options that were found to fit.
 *
 * @throws RangeError when they do not
 */
export function fittingSheet(options: PrintOptions): PrintSheet {
  const sheet = printSheet(options);
  if ("what" in sheet) throw new RangeError("The print does not fit its paper.");
  return sheet;
}

type Size = Misfit["has"];

const excess = ({ needs, has }: Misfit) =>
  Math.max(0, needs.width - has.width) + Math.max(0, needs.height - has.height);

function sheetOn(paper: Size, options: PrintOptions): PrintSheet | Misfit {
  const { gap, bleed, margin, backs, backOffset } = options;
  const { columns, rows } = grids[options.layout];
  const grid = {
    width: columns * printedCard.width + (columns - 1) * gap,
    height: rows * printedCard.height + (rows - 1) * gap,
  };
  const printable = inside(paper, margin);
  const needed = grown(grid, bleed);
  if (!fits(needed, printable)) return { what: "cards", needs: needed, has: printable };
  // Marks may reach into the margin: what a printer leaves out of them is no part of a card.
  const marked = grown(needed, cropMark.from + cropMark.length);
  if (options.cropMarks && !fits(marked, paper))
    return { what: "cropMarks", needs: marked, has: paper };
  const moved = {
    width: needed.width + 2 * Math.abs(backOffset.x),
    height: needed.height + 2 * Math.abs(backOffset.y),
  };
  if (backs && !fits(moved, paper)) return { what: "backOffset", needs: moved, has: paper };

  const left = (paper.width - grid.width) / 2;
  const top = (paper.height - grid.height) / 2;
  const fronts = Array.from({ length: columns * rows }, (_none, index) => ({
    x: left + (index % columns) * (printedCard.width + gap),
    y: top + Math.floor(index / columns) * (printedCard.height + gap),
    ...{ width: printedCard.width, height: printedCard.height },
  }));
  const isPortrait = paper.height >= paper.width;
  return {
    ...{ ...paper, columns, fronts },
    orientation: isPortrait ? "portrait" : "landscape",
    backs: fronts.map((front) => ({
      ...front,
      x: paper.width - front.x - front.width + backOffset.x,
      y: front.y + backOffset.y,
    })),
    turnOver: isPortrait ? "long edge" : "short edge",
  };
}

const inside = ({ width, height }: Size, by: number): Size => grown({ width, height }, -by);

const grown = ({ width, height }: Size, by: number): Size => ({
  width: width + 2 * by,
  height: height + 2 * by,
});

const fits = (needs: Size, has: Size) =>
  needs.width <= has.width + tolerance && needs.height <= has.height + tolerance;
