import { n } from "../pdf/pdf-file.ts";
import { points } from "./points.ts";
import { cropMark, type PaperBox, type PrintSheet } from "./print-sheet.ts";

/** A straight line in millimetres, from the sheet's upper left corner. */
interface Line {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/**
 * Lines around the cards of a sheet, in line with their edges, for whoever cuts it from end to end.
 *
 * @param boxes of the cards that are there
 */
export function cropMarks(boxes: readonly PaperBox[], bleed: number): readonly Line[] {
  const [left, top] = [least(boxes, ({ x }) => x), least(boxes, ({ y }) => y)];
  const right = -least(boxes, ({ x, width }) => -(x + width));
  const bottom = -least(boxes, ({ y, height }) => -(y + height));
  const xs = different(boxes.flatMap(({ x, width }) => [x, x + width]));
  const ys = different(boxes.flatMap(({ y, height }) => [y, y + height]));
  const near = bleed + cropMark.from;
  const far = near + cropMark.length;
  return [
    ...xs.flatMap((x): Line[] => [
      { from: [x, top - near], to: [x, top - far] },
      { from: [x, bottom + near], to: [x, bottom + far] },
    ]),
    ...ys.flatMap((y): Line[] => [
      { from: [left - near, y], to: [left - far, y] },
      { from: [right + near, y], to: [right + far, y] },
    ]),
  ];
}

/** The marks as operators of PDF: hairlines that every printer draws. */
export function cropMarkOperators(lines: readonly Line[], { height }: PrintSheet): string {
  const at = ([x, y]: Line["from"]) => `${n(points(x))} ${n(points(height - y))}`;
  const drawn = lines.map(({ from, to }) => `${at(from)} m ${at(to)} l S`);
  return ["q 0 G 0.25 w", ...drawn, "Q"].join("\n");
}

const least = (boxes: readonly PaperBox[], of: (box: PaperBox) => number) =>
  Math.min(...boxes.map(of));

/** Edges that lie together are one. */
const different = (edges: readonly number[]) => [
  ...new Map(edges.map((edge) => [edge.toFixed(3), edge])).values(),
];
