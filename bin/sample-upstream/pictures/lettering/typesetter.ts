import type { Drawing, TextLine, Weight } from "../drawing.ts";
import { px } from "../svg.ts";
import { type FaceFinder, faceFinder } from "./face-finder.ts";
import type { Outline, Typeface } from "./typeface.ts";

/** Turns text into outlines, so that a drawing is the same on every machine, whatever fonts it has. */
export interface Typesetter {
  /** The drawing as SVG without text. */
  set(drawing: Drawing): Promise<string>;
}

/** A text is set no smaller than this share of the size that was wished for. */
const smallestShare = 0.55;
const ellipsis = "…";

/** A typesetter with the fonts that ship. It opens a font file when a text first needs it. */
export function typesetter(): Typesetter {
  const faceOf = faceFinder();
  return {
    async set(drawing) {
      const pieces = drawing.map((piece) =>
        typeof piece === "string" ? piece : setLine(piece, faceOf),
      );
      return (await Promise.all(pieces)).join("");
    },
  };
}

/** A letter, with the marks on it, and the font that has it. */
interface Sign {
  readonly letters: string;
  readonly face: Typeface;
}

async function setLine(line: TextLine, faceOf: FaceFinder): Promise<string> {
  const { x, y, width, fill, weight = "normal", anchor = "start", opacity = 1 } = line;
  const signs = await signsOf(line.words, faceOf);
  const whole = outlinesOf(signs, weight);
  const size = Math.max(line.size * smallestShare, Math.min(line.size, width / emsOf(whole)));
  // The sliver forgives the rounding of a text that was set to fit exactly.
  const fits = (outlines: readonly Outline[]) => emsOf(outlines) * size <= width + 0.001;
  const shown = fits(whole) ? whole : cut(signs, await signsOf(ellipsis, faceOf), weight, fits);
  const share = { start: 0, middle: 0.5, end: 1 }[anchor];
  let along = x - share * emsOf(shown) * size;
  const runs = shown.map(({ svg, unitsPerEm, ems }) => {
    const scale = (size / unitsPerEm).toFixed(5);
    const place = `translate(${px(along)} ${px(y)}) scale(${scale} -${scale})`;
    along += ems * size;
    return `<g transform="${place}">${svg}</g>`;
  });
  return `<g fill="${fill}" fill-opacity="${opacity}">${runs.join("")}</g>`;
}

/** The beginning that fits with an ellipsis; the first letter always stays. */
function cut(
  signs: readonly Sign[],
  end: readonly Sign[],
  weight: Weight,
  fits: (outlines: readonly Outline[]) => boolean,
): readonly Outline[] {
  for (let kept = signs.length - 1; ; kept -= 1) {
    if (kept > 1 && signs[kept - 1]?.letters === " ") continue;
    const outlines = outlinesOf([...signs.slice(0, kept), ...end], weight);
    if (kept <= 1 || fits(outlines)) return outlines;
  }
}

/** Signs of the same font are outlined together: they keep the distances that their font wants. */
function outlinesOf(signs: readonly Sign[], weight: Weight): readonly Outline[] {
  const runs: { letters: string; face: Typeface }[] = [];
  for (const { letters, face } of signs) {
    const last = runs.at(-1);
    if (last?.face === face) last.letters += letters;
    else runs.push({ letters, face });
  }
  return runs.map(({ letters, face }) => face.outline(letters, weight));
}

const emsOf = (outlines: readonly Outline[]) => outlines.reduce((sum, { ems }) => sum + ems, 0);

const segmenter = new Intl.Segmenter("en");

async function signsOf(words: string, faceOf: FaceFinder): Promise<readonly Sign[]> {
  const letters = [...segmenter.segment(words.normalize("NFC"))].map(({ segment }) => segment);
  return Promise.all(letters.map(async (one) => ({ letters: one, face: await faceOf(one) })));
}
