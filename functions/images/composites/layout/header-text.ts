import type { CompositeOptions } from "#schemas/images/composite.ts";

/** How the header's texts are set. Sizes are in pixels of the design at scale 1. */
export interface HeaderText {
  readonly size: number;
  readonly lineHeight: number;
  /** How many lines it takes; zero without text. */
  readonly lines: number;
}

/** Whether a header begins at the right: by the first letter of its texts that has a direction, as browsers find it for `dir="auto"`. */
export const isTurned = ({
  title,
  subtitle,
}: Pick<CompositeOptions, "title" | "subtitle">): boolean =>
  /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(title ?? subtitle ?? "");

interface Manner {
  readonly size: number;
  readonly lineHeight: number;
  /** Above so many lines the letters get smaller, down to `smallest` of their size. */
  readonly comfortable: number;
  readonly smallest: number;
  /** What is longer still is cut. */
  readonly most: number;
}

const title: Manner = { size: 34, lineHeight: 46, comfortable: 2, smallest: 0.65, most: 5 };
const subtitle: Manner = { size: 17, lineHeight: 28, comfortable: 2, smallest: 0.85, most: 4 };

/**
 * How a title and a subtitle are set in `width` pixels of the design: in one line or two, and
 * smaller in more when they are long.
 */
export const titleText = (text: string | undefined, width: number) => setText(text, width, title);
/** @param hasHandle whether a line follows that takes the room of one of its own */
export const subtitleText = (text: string | undefined, width: number, hasHandle = false) =>
  setText(text, width, hasHandle ? { ...subtitle, most: subtitle.most - 1 } : subtitle);

function setText(text: string | undefined, width: number, manner: Manner): HeaderText {
  const { size, lineHeight, comfortable, smallest, most } = manner;
  if (!text) return { size, lineHeight, lines: 0 };
  const large = linesOf(text, width / size);
  if (large <= comfortable) return { size, lineHeight, lines: large };
  const small = size * smallest;
  const lines = Math.min(most, linesOf(text, width / small));
  return { size: small, lineHeight: lineHeight * smallest, lines };
}

/** In how many lines a text fits that are so many ems wide. Rather one too many than one missing. */
export function linesOf(text: string, widthEm: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/(?<=[\s-])|(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])/u)) {
    const wide = emWidth(word);
    if (used > 0 && used + emWidth(word.trimEnd()) > widthEm) {
      lines += 1;
      used = 0;
    }
    // A word that is wider than a line goes on in the next.
    lines += Math.max(0, Math.ceil(wide / widthEm) - 1);
    used = wide > widthEm ? wide % widthEm : used + wide;
  }
  return lines;
}

/** About how wide a text is in bold Inter and its companions, in ems; measured on their letters. */
export const emWidth = (text: string): number =>
  [...text].reduce((sum, sign) => sum + signWidth(sign), 0);

function signWidth(sign: string): number {
  if (/\p{M}|\p{Cf}/u.test(sign)) return 0;
  if (
    /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\uff60]|\p{Extended_Pictographic}/u.test(
      sign,
    )
  )
    return 1.05;
  if (/[\s.,:;'!|iljI()[\]ft]/.test(sign)) return 0.31;
  if (/[mwMW@%—]/.test(sign)) return 0.92;
  if (/[a-z0-9]/.test(sign)) return 0.6;
  return 0.72;
}
