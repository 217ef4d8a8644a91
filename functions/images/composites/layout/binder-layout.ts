import { pageLimits } from "#schemas/images/composite.ts";
import { labelBelow } from "./grid-layout.ts";
import { heightOf, type Measures, measuresOf, unitOf, type Wanted } from "./measures.ts";
import type { Box, Cell, CompositeLayout, HeadingPlace, PageLayout } from "./page-layout.ts";
import { surround } from "./surround.ts";

/** Rows and columns of a leaf. */
const side = 3;
const cardsOfLeaf = side * side;

/** In pixels of the design. */
const design = { cover: 16, leaf: 26, gutter: 64, pocketGap: 20, rowGap: 18, pocket: 5 } as const;

/**
 * Spreads of a binder: two leaves of nine pockets, the rings between them. A group begins a leaf. A
 * spread that is too large for a page is drawn smaller.
 */
export function binderLayout(wanted: Wanted): CompositeLayout {
  const leaves = leavesOf(wanted);
  let unit = unitOf(wanted.options);
  let spread = spreadOf(wanted, unit);
  for (;;) {
    const { width, height } = spread;
    const room = pageLimits.area / (width * height);
    if (room >= 1 && Math.max(width, height) <= pageLimits.side) break;
    unit *= Math.min(Math.sqrt(room), pageLimits.side / Math.max(width, height)) * 0.998;
    spread = spreadOf(wanted, unit);
  }
  const pages = Array.from({ length: Math.ceil(leaves.length / 2) }, (_none, page) =>
    pageOf({ page, leaves: leaves.slice(2 * page, 2 * page + 2) }, spread),
  );
  return { measures: spread.measures, pages };
}

interface Leaf {
  readonly from: number;
  readonly to: number;
  readonly group: number | undefined;
  readonly isContinued: boolean;
}

function leavesOf({ count, groups = [] }: Wanted): readonly Leaf[] {
  const parts = groups.length === 0 ? [{ from: 0 }] : groups;
  return parts.flatMap(({ from }, index) => {
    const to = parts[index + 1]?.from ?? count;
    return Array.from({ length: Math.ceil((to - from) / cardsOfLeaf) }, (_none, leaf) => ({
      from: from + leaf * cardsOfLeaf,
      to: Math.min(to, from + (leaf + 1) * cardsOfLeaf),
      group: groups.length === 0 ? undefined : index,
      isContinued: leaf > 0,
    }));
  });
}

interface Spread {
  readonly measures: Measures;
  readonly width: number;
  /** Of the first page, which is the tallest. */
  readonly height: number;
  readonly leaf: { readonly width: number; readonly height: number };
  readonly px: (size: number) => number;
}

function spreadOf(wanted: Wanted, unit: number): Spread {
  const px = (size: number) => Math.round(size * unit);
  const scale = 1.4;
  const { cell, margin } = measuresOf(wanted, { width: 1, scale, unit });
  const pockets = side * cell.width + (side - 1) * px(design.pocketGap);
  const leafWidth = pockets + 2 * px(design.leaf);
  const inner = 2 * leafWidth + px(design.gutter) + 2 * px(design.cover);
  const measures = measuresOf(wanted, { width: inner, scale, unit });
  const { heading, label, header, footer } = measures;
  const rows = side * (cell.height + label) + (side - 1) * px(design.rowGap);
  const leafHeight = heading + rows + 2 * px(design.leaf);
  const cover = leafHeight + 2 * px(design.cover);
  const height = 2 * margin + heightOf(header, true) + cover + footer;
  const leaf = { width: leafWidth, height: leafHeight };
  return { measures, width: inner + 2 * margin, height, leaf, px };
}

function pageOf(
  { page, leaves }: { page: number; leaves: readonly Leaf[] },
  { measures, width, height, leaf, px }: Spread,
): PageLayout {
  const { margin, header, heading } = measures;
  const inner = width - 2 * margin;
  const top = margin + heightOf(header, page === 0);
  const boxes = [0, 1].map((index) => ({
    x: margin + px(design.cover) + index * (leaf.width + px(design.gutter)),
    y: top + px(design.cover),
    ...leaf,
  }));
  const cells: Cell[] = [];
  const headings: HeadingPlace[] = [];
  for (const [index, { from, to, group, isContinued }] of leaves.entries()) {
    const box = boxes[index];
    if (!box) continue;
    const inset = px(design.leaf);
    if (group !== undefined) {
      const place = { x: box.x + inset, y: box.y + inset, width: box.width - 2 * inset };
      headings.push({ group, isContinued, box: { ...place, height: heading } });
    }
    cells.push(...slotsOf(box, { measures, px }).slice(0, to - from));
  }
  const pocket = px(design.pocket);
  const pockets = boxes.flatMap((box) => slotsOf(box, { measures, px }));
  const foot = top + leaf.height + 2 * px(design.cover);
  const shorter = heightOf(header, true) - heightOf(header, page === 0);
  return {
    ...{ page, from: leaves[0]?.from ?? 0, to: leaves.at(-1)?.to ?? 0 },
    ...{ width, height: height - shorter },
    ...surround(measures, {
      page,
      above: { x: margin, y: margin, width: inner },
      below: { x: margin, y: foot, width: inner },
    }),
    ...{ headings, cells, leaves: boxes },
    pockets: pockets.map((slot) => grown(slot, pocket)),
  };
}

/** Where the nine cards of a leaf are. */
function slotsOf(
  leaf: Box,
  { measures, px }: { measures: Measures; px: Spread["px"] },
): readonly Cell[] {
  const { cell, label, heading } = measures;
  const left = leaf.x + px(design.leaf);
  const top = leaf.y + px(design.leaf) + heading;
  return Array.from({ length: cardsOfLeaf }, (_none, index) => {
    const x = left + (index % side) * (cell.width + px(design.pocketGap));
    const y = top + Math.floor(index / side) * (cell.height + label + px(design.rowGap));
    const box = { x, y, ...cell };
    return { ...box, ...labelBelow(box, measures) };
  });
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});
