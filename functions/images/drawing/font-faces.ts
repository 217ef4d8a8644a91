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

/** Characters whose faces are remembered; most texts are written with some hundred of them. */
const mostKnown = 20_000;

/**
 * Finds the faces that a text can need, in the sheet's order: the later of two that have a character draws
 * it. A page with all five hundred of them takes the browser longer to read than to draw.
 */
export function fontFinder<Face extends FontFace>(
  faces: readonly Face[],
): (text: string) => readonly Face[] {
  const known = new Map<string, readonly Face[]>();
  const facesWith = (sign: string): readonly Face[] => {
    const point = sign.codePointAt(0) ?? 0;
    const found =
      known.get(sign) ??
      faces.filter(({ ranges }) => ranges.some(([first, last]) => first <= point && point <= last));
    if (known.size >= mostKnown) known.clear();
    known.set(sign, found);
    return found;
  };
  return (text) => {
    const needed = new Set([...new Set(text)].flatMap(facesWith));
    return faces.filter((face) => needed.has(face));
  };
}

/** What a rule says, as a browser's `FontFace` takes it. */
export interface DeclaredFace extends FontFace {
  readonly family: string;
  readonly source: string;
  readonly descriptors: Readonly<Record<string, string>>;
}

/** @param base what paths in the rule are below, such as `https://fonts.example` */
export function declaredFace(face: FontFace, base: string): DeclaredFace {
  const said = (name: string) =>
    new RegExp(`(?<![a-z-])${name}:\\s*([^;}]+)`).exec(face.rule)?.[1]?.trim();
  const descriptors = Object.entries(descriptorNames).flatMap(([name, property]) => {
    const value = said(property);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...face,
    // A sheet has it in quotes, a browser's own faces do not.
    family: (said("font-family") ?? "").replaceAll(/["']/g, ""),
    source: (said("src") ?? "").replaceAll("url(/", `url(${base}/`),
    descriptors: Object.fromEntries(descriptors),
  };
}

const descriptorNames = {
  style: "font-style",
  weight: "font-weight",
  stretch: "font-stretch",
  display: "font-display",
  unicodeRange: "unicode-range",
} as const;

function rangesOf(rule: string): [number, number][] {
  const list = /unicode-range:\s*([^;}]+)/.exec(rule)?.[1];
  if (list === undefined) return [[0, 0x10_ffff]];
  return list.split(",").map((range) => {
    const [first = "", last = first] = range.trim().replace(/^U\+/i, "").split("-");
    const from = Number.parseInt(first.replaceAll("?", "0"), 16);
    return [from, Number.parseInt(last.replaceAll("?", "f"), 16)];
  });
}
