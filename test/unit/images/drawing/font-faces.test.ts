import { expect, test } from "vitest";
import { declaredFace, fontFinder, parseFontFaces } from "#functions/images/drawing/font-faces.ts";

const face = (name: string, range?: string) =>
  `@font-face { font-family: ${name};${range ? ` unicode-range: ${range};` : ""} }`;
const faces = parseFontFaces(
  [face("latin", "U+0-7F,U+E9"), face("kana", "U+3040-30ff"), face("rare", "U+1F5??")].join("\n"),
);
const namesFor = (text: string) =>
  fontFinder(faces.map((one) => declaredFace(one, "")))(text).map(({ family }) => family);

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
  const faces = parseFontFaces(face("any"));
  expect(fontFinder(faces)("Ω")).toEqual(faces);
});

test("a rule's own words are what a browser's face is made of", () => {
  const rule =
    "@font-face { font-family: 'Noto Sans Variable'; font-weight: 100 900; src: url(/fonts/a.woff2) format(\"woff2\"); unicode-range: U+41; }";
  const [one] = parseFontFaces(rule).map((face) => declaredFace(face, "https://here"));
  expect(one).toMatchObject({
    family: "Noto Sans Variable",
    source: 'url(https://here/fonts/a.woff2) format("woff2")',
    descriptors: { weight: "100 900", unicodeRange: "U+41" },
  });
});
