/** One `@font-face` rule and the characters that it is for. */
export interface FontFace {
  readonly rule: string;
  /** First and last code point of each range, both included. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** Reads a sheet that has one `@font-face` rule a line. */
export function parseFontFaces(sheet: string): readonly FontFace[] {
  return sheet
    .split("\n")
    .filter((rule) => rule !== "")
    .map((rule) => ({ rule, ranges: rangesOf(rule) }));
}

/**
 * The rules that a text can need, in the sheet's order. A page with all five hundred of them takes
 * the browser longer to read than to draw.
 */
export function fontFacesFor(text: string, faces: readonly FontFace[]): string {
  const points = [...new Set(text)].map((sign) => sign.codePointAt(0) ?? 0);
  return faces
    .filter(({ ranges }) =>
      ranges.some(([first, last]) => points.some((point) => point >= first && point <= last)),
    )
    .map(({ rule }) => rule)
    .join("\n");
}

function rangesOf(rule: string): [number, number][] {
  const list = /unicode-range:\s*([^;}]+)/.exec(rule)?.[1];
  if (list === undefined) return [[0, 0x10_ffff]];
  return list.split(",").map((range) => {
    const [first = "", last = first] = range.trim().replace(/^U\+/i, "").split("-");
    const from = Number.parseInt(first.replaceAll("?", "0"), 16);
    return [from, Number.parseInt(last.replaceAll("?", "f"), 16)];
  });
}
