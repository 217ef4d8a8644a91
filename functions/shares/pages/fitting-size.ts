import { emWidth, linesOf } from "../../images/index.ts";

interface Room {
  readonly width: number;
  /** At most so many. */
  readonly lines: number;
}

/**
 * The size in which a text fits into lines with every word whole: the largest that it does in, or the smallest there is, in which it is cut.
 *
 * @param sizes in pixels, the largest first
 */
export function fittingSize(
  text: string,
  { width, lines }: Room,
  sizes: readonly [number, ...number[]],
): number {
  const longest = Math.max(...text.split(/[\s-]+/).map(emWidth));
  const fits = sizes.find(
    (size) => longest * size <= width && linesOf(text, width / size) <= lines,
  );
  return fits ?? Math.min(...sizes);
}

/** The size in which a figure takes no more than a line, whole: it is never cut. */
export const lineSize = (text: string, width: number, most: number): number =>
  Math.min(most, Math.floor(width / emWidth(text)));
