/**
 * The fonts that pictures are drawn with, first choice first. All are under the SIL Open Font
 * License 1.1.
 *
 * Most come as many small files that a `sheet` names, for pages to load what they need. Emoji come
 * as one `file` that the browser opens by itself: as a web font it costs a second a page.
 *
 * The layer is built from exactly these versions, and a picture's address depends on them: with
 * other fonts it is another picture.
 */
export const fontPackages = [
  { name: "@fontsource-variable/inter", version: "5.3.0", sheet: "wght.css" },
  { name: "@fontsource-variable/noto-sans-jp", version: "5.3.1", sheet: "wght.css" },
  { name: "@fontsource-variable/noto-sans-sc", version: "5.3.1", sheet: "wght.css" },
  { name: "@fontsource-variable/noto-sans-tc", version: "5.3.1", sheet: "wght.css" },
  { name: "@fontsource-variable/noto-sans-kr", version: "5.3.1", sheet: "wght.css" },
  { name: "@fontsource-variable/noto-sans-thai", version: "5.3.0", sheet: "wght.css" },
  { name: "@fontsource-variable/noto-sans-arabic", version: "5.3.0", sheet: "wght.css" },
  { name: "@fontsource-variable/noto-sans-hebrew", version: "5.3.0", sheet: "wght.css" },
  { name: "@fontsource-variable/noto-sans-devanagari", version: "5.3.0", sheet: "wght.css" },
  { name: "@fontsource-variable/noto-sans-bengali", version: "5.3.0", sheet: "wght.css" },
  { name: "@fontsource-variable/noto-sans-tamil", version: "5.3.0", sheet: "wght.css" },
  { name: "@fontsource-variable/noto-sans-georgian", version: "5.3.0", sheet: "wght.css" },
  {
    name: "@fontsource/noto-sans-math",
    version: "5.3.0",
    sheet: "400.css",
    // Its sheet offers it for Latin alone; it has letters too, so that marks find theirs.
    unicodeRange:
      "U+0020-007E,U+0300-036F,U+2032-2057,U+20D0-20F0,U+2100-214F,U+2190-23FF,U+25A0-2BFF,U+1D400-1D7FF,U+1EE00-1EEFF",
  },
  {
    name: "@expo-google-fonts/noto-color-emoji",
    version: "0.4.6",
    file: "400Regular/NotoColorEmoji_400Regular.ttf",
  },
] as const satisfies readonly FontPackage[];

export type FontPackage = { readonly name: string; readonly version: string } & (
  | {
      readonly sheet: string;
      /** The characters that it is for, where its sheet does not say so. */
      readonly unicodeRange?: string;
    }
  | { readonly file: string }
);

/** Changes whenever a font may draw differently; part of every picture's address. */
export const fontVersion: string = fontPackages
  .map(({ name, version }) => `${name}@${version}`)
  .join(" ");
