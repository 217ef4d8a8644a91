/**
 * The fonts that pictures are drawn with, first choice first, and the sheet of each package that
 * names its files. All are under the SIL Open Font License 1.1.
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
  { name: "@fontsource/noto-color-emoji", version: "5.3.2", sheet: "400.css" },
] as const;

/** Changes whenever a font may draw differently; part of every picture's address. */
export const fontVersion: string = fontPackages
  .map(({ name, version }) => `${name}@${version}`)
  .join(" ");
