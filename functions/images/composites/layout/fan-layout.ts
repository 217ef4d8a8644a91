import { labelBelow } from "./grid-layout.ts";
import { heightOf, measuresOf, unitOf, type Wanted } from "./measures.ts";
import type { Box, CompositeLayout } from "./page-layout.ts";
import { surround } from "./surround.ts";

/** By how many degrees a card is turned against its neighbour, by how many cards there are. */
const stepOf: Readonly<Record<number, number>> = {
  1: 0,
  2: 15,
  3: 14,
  4: 12,
  5: 10.5,
  6: 9.5,
  7: 8.5,
};

/** How far below a card's middle the hand is that holds it, in heights of a card. */
const reach = 2.1;

/** In pixels of the design: how wide the lines of a card are at least. */
const narrowest = 176;

/** A few cards as a hand holds them, with what is written of each in a row below. */
export function fanLayout(wanted: Wanted): CompositeLayout {
  const { count, options } = wanted;
  const px = (size: number) => Math.round(size * unitOf(options));
  const rough = measuresOf(wanted, { width: 1, scale: 1 });
  const { cell, margin, gap, label } = rough;
  const turned = turnsOf(count).map((turn) => ({ turn, ...middleOf(turn, cell.height) }));
  const around = turned.map((card) => aroundOf(card, cell));
  const left = Math.min(...around.map(({ x }) => x));
  const right = Math.max(...around.map(({ x, width }) => x + width));
  const top = Math.min(...around.map(({ y }) => y));
  const bottom = Math.max(...around.map(({ y, height }) => y + height));
  const legend = label === 0 ? 0 : count * px(narrowest) + (count - 1) * gap;
  const inner = Math.max(Math.ceil(right - left), legend, px(560));
  const measures = measuresOf(wanted, { width: inner, scale: 1.1 });
  const { header, footer } = measures;
  const width = inner + 2 * margin;
  const air = px(20);
  const fan = margin + heightOf(header, true) + air;
  const middle = width / 2 - (left + right) / 2;
  const legendTop = Math.ceil(fan + bottom - top) + air;
  const columnWidth = Math.floor((inner - (count - 1) * gap) / Math.max(count, 1));
  const cells = turned.map(({ turn, x, y }, index) => {
    const box = {
      x: Math.round(middle + x - cell.width / 2),
      y: Math.round(fan - top + y - cell.height / 2),
      ...cell,
    };
    const below = {
      x: margin + index * (columnWidth + gap),
      y: legendTop,
      width: columnWidth,
      height: 0,
    };
    return { ...box, turn, ...labelBelow(below, measures) };
  });
  const foot = legendTop + label;
  const page = {
    ...{ page: 0, from: 0, to: count, width, height: foot + footer + margin, headings: [], cells },
    ...surround(measures, {
      page: 0,
      above: { x: margin, y: margin, width: inner },
      below: { x: margin, y: foot, width: inner },
    }),
  };
  return { measures, pages: [page] };
}

const turnsOf = (count: number) =>
  Array.from({ length: count }, (_none, index) => (index - (count - 1) / 2) * (stepOf[count] ?? 0));

/** The middle of a turned card, seen from that of one that is upright. */
function middleOf(turn: number, height: number): { x: number; y: number } {
  const angle = (turn * Math.PI) / 180;
  const radius = reach * height;
  return { x: radius * Math.sin(angle), y: radius * (1 - Math.cos(angle)) };
}

/** The smallest upright box around a turned card. */
function aroundOf(
  { turn, x, y }: { turn: number; x: number; y: number },
  cell: { width: number; height: number },
): Box {
  const angle = (Math.abs(turn) * Math.PI) / 180;
  const width = cell.width * Math.cos(angle) + cell.height * Math.sin(angle);
  const height = cell.width * Math.sin(angle) + cell.height * Math.cos(angle);
  return { x: x - width / 2, y: y - height / 2, width, height };
}
