import { expect, test } from "vitest";
import { fontFacesFor, parseFontFaces } from "#functions/images/drawing/font-faces.ts";

const face = (name: string, range?: string) =>
  `@font-face { font-family: ${name};${range ? ` unicode-range: ${range};` : ""} }`;
const faces = parseFontFaces(
  [face("latin", "U+0-7F,U+E9"), face("kana", "U+3040-30ff"), face("rare", "U+1F5??")].join("\n"),
);
const namesFor = (text: string) => fontFacesFor(text, faces).match(/(?<=family: )\w+/g) ?? [];

test.each([
  { text: "Pikachu", names: ["latin"] },
  { text: "é", names: ["latin"] },
  { text: "ピカチュウ ex", names: ["latin", "kana"] },
  { text: "🔥", names: ["rare"] },
  { text: "Ω", names: [] },
])("a page with $text gets the fonts $names", ({ text, names }) => {
  expect(namesFor(text)).toEqual(names);
});

test("a font without a range is for every character", () => {
  expect(fontFacesFor("Ω", parseFontFaces(face("any")))).toBe(face("any"));
});
