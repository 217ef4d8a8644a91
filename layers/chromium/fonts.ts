import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fontPackages } from "#schemas/images/fonts.ts";

export interface FontFaces {
  /** One `@font-face` rule a line; their addresses are `/fonts/<file>`. */
  readonly css: string;
  readonly files: readonly { readonly name: string; readonly path: string }[];
}

/**
 * The rules of all families in one sheet, and the files that they name. Each family comes as many
 * small files, one for each range of characters, so that a page loads the few it needs.
 */
export function fontFaces(packageFolder: (name: string) => string): FontFaces {
  const files: { name: string; path: string }[] = [];
  const rules = fontPackages.flatMap(({ name, sheet }) => {
    const folder = packageFolder(name);
    const faces = readFileSync(join(folder, sheet), "utf8").match(/@font-face\s*\{[^}]*\}/g) ?? [];
    return faces.map((face) =>
      face
        .replace(/src: url\(([^)]+\.woff2)\)[^;]*;/, (_source, address: string) => {
          files.push({ name: basename(address), path: join(folder, address) });
          return `src: url(/fonts/${basename(address)}) format("woff2");`;
        })
        // Text must never be photographed in a stand-in font.
        .replace("font-display: swap", "font-display: block")
        .replaceAll(/\s+/g, " "),
    );
  });
  return { css: `${rules.join("\n")}\n`, files };
}
