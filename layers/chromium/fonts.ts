import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type FontPackage, fontPackages } from "#schemas/images/fonts.ts";

export interface FontFaces {
  /** One `@font-face` rule a line; their addresses are `/fonts/<file>`. */
  readonly css: string;
  /** What the rules name. */
  readonly files: readonly FontFile[];
  /** What the browser finds by itself. */
  readonly installed: readonly FontFile[];
}
type FontFile = { readonly name: string; readonly path: string };

/** The rules of all web fonts in one sheet, and all files of all fonts. */
export function fontFaces(packageFolder: (name: string) => string): FontFaces {
  const files: FontFile[] = [];
  const installed: FontFile[] = [];
  const rules = fontPackages.flatMap((font: FontPackage) => {
    const folder = packageFolder(font.name);
    if ("file" in font) {
      installed.push({ name: basename(font.file), path: join(folder, font.file) });
      return [];
    }
    const { unicodeRange } = font;
    const sheet = readFileSync(join(folder, font.sheet), "utf8");
    return (sheet.match(/@font-face\s*\{[^}]*\}/g) ?? []).map((face) =>
      face
        .replace(/src: url\(([^)]+\.woff2)\)[^;]*;/, (_source, address: string) => {
          files.push({ name: basename(address), path: join(folder, address) });
          return `src: url(/fonts/${basename(address)}) format("woff2");`;
        })
        // Text must never be drawn in a stand-in font.
        .replace("font-display: swap", "font-display: block")
        .replace(/unicode-range:[^;}]*/, (own) =>
          unicodeRange === undefined ? own : `unicode-range: ${unicodeRange}`,
        )
        .replaceAll(/\s+/g, " "),
    );
  });
  return { css: `${rules.join("\n")}\n`, files, installed };
}
