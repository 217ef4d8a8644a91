import { readFile } from "node:fs/promises";
import { Blob, Buffer, Face, Font, shape, Variation } from "harfbuzzjs";
import decompress from "woff2-encoder/decompress";
import type { Weight } from "../drawing.ts";

/** Letters of one font file. */
export interface Typeface {
  has(letters: string): boolean;
  outline(letters: string, weight: Weight): Outline;
}

/** Letters side by side, as outlines. */
export interface Outline {
  /** SVG, from the origin to the right, y upwards, `unitsPerEm` to the size of the text. */
  readonly svg: string;
  readonly unitsPerEm: number;
  /** How wide they are, of the size of the text. */
  readonly ems: number;
}

const weights: Readonly<Record<Weight, number>> = { normal: 400, bold: 700 };

/** Opens a WOFF2 file. HarfBuzz, as most programs, wants it unpacked. */
export async function openTypeface(path: string): Promise<Typeface> {
  const face = new Face(new Blob(await decompress(await readFile(path))));
  const letters = new Set(face.collectUnicodes());
  const [normal, bold] = [fontOf(face, weights.normal), fontOf(face, weights.bold)];
  return {
    has: (text) => [...text].every((letter) => letters.has(letter.codePointAt(0) ?? 0)),
    outline: (text, weight) => outlined(text, weight === "bold" ? bold : normal, face.upem),
  };
}

interface WeightedFont {
  readonly font: Font;
  path(glyph: number): string;
}

function fontOf(face: Face, weight: number): WeightedFont {
  const font = new Font(face);
  font.setVariations([new Variation("wght", weight)]);
  const paths = new Map<number, string>();
  return {
    font,
    path(glyph) {
      const path = paths.get(glyph) ?? inWholeUnits(font.glyphToPath(glyph));
      paths.set(glyph, path);
      return path;
    },
  };
}

function outlined(text: string, { font, path }: WeightedFont, unitsPerEm: number): Outline {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const positions = buffer.getGlyphPositions();
  let along = 0;
  const glyphs = buffer.getGlyphInfos().map(({ codepoint: glyph }, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    const outline = path(glyph);
    const place = `translate(${along + xOffset} ${yOffset})`;
    along += xAdvance;
    return outline === "" ? "" : `<path transform="${place}" d="${outline}"/>`;
  });
  return { svg: glyphs.join(""), unitsPerEm, ems: along / unitsPerEm };
}

/** A unit of a font is far less than a pixel; what lies between two makes drawings three times as long. */
function inWholeUnits(path: string): string {
  return path.replaceAll(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number))));
}
