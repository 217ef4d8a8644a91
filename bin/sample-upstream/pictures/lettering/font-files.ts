import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFontFaces } from "#functions/images/drawing/font-faces.ts";
import { type FontPackage, fontPackages } from "#schemas/images/fonts.ts";
import { installedFolder } from "../../../../layers/packages.ts";

/** A WOFF2 file, and the first and last code points of the ranges that it is for. */
export interface FontFile {
  readonly path: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/**
 * The files of the fonts that pictures of collections are drawn with, first choice first. A sheet is
 * read only when those before it had no file that would do: the large ones take some 20 ms.
 *
 * @throws Error if a font's package is not installed
 */
export function fontFiles(): () => Generator<FontFile> {
  const read = new Map<string, readonly FontFile[]>();
  return function* files() {
    for (const font of fontPackages) {
      const known = read.get(font.name) ?? filesOf(font);
      read.set(font.name, known);
      yield* known;
    }
  };
}

/** None of a font that is one file: those have pictures, not outlines. */
function filesOf(font: FontPackage): readonly FontFile[] {
  if (!("sheet" in font)) return [];
  const folder = installedFolder(font.name);
  if (!folder) throw new Error(`The font ${font.name} is not installed; run \`npm ci\`.`);
  const sheet = readFileSync(join(folder, font.sheet), "utf8");
  const rules = (sheet.match(/@font-face\s*\{[^}]*\}/g) ?? []).map((rule) =>
    rule
      .replace(/unicode-range:[^;}]*/, (own) =>
        font.unicodeRange === undefined ? own : `unicode-range: ${font.unicodeRange}`,
      )
      .replaceAll(/\s+/g, " "),
  );
  return parseFontFaces(rules.join("\n")).flatMap(({ rule, ranges }) => {
    const address = /url\(([^)]+\.woff2)\)/.exec(rule)?.[1];
    return address === undefined ? [] : [{ path: join(folder, address), ranges }];
  });
}
