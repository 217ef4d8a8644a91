import { printedCard } from "#schemas/images/print.ts";
import { n, type PdfStamp } from "../pdf/pdf-file.ts";
import { points } from "./points.ts";

/** Letters as strokes of a pen, one high: a text would need a font in every print. */
const letters = {
  P: "0 0 m 0 1 l 0.34 1 l 0.74 1 0.74 0.46 0.34 0.46 c 0 0.46 l",
  R: "0 0 m 0 1 l 0.34 1 l 0.74 1 0.74 0.46 0.34 0.46 c 0 0.46 l 0.3 0.46 m 0.64 0 l",
  O: "0.36 0 m 0.84 0 0.84 1 0.36 1 c -0.12 1 -0.12 0 0.36 0 c h",
  X: "0 0 m 0.64 1 l 0 1 m 0.64 0 l",
  Y: "0 1 m 0.32 0.5 l 0.64 1 l 0.32 0.5 m 0.32 0 l",
};
/** What collectors call a copy that is no genuine card, in every language. */
const word = ["P", "R", "O", "X", "Y"] as const;
const advance = 0.98;
const length = (word.length - 1) * advance + 0.68;

/** Across the card, from the lower left: no part of it that people would pay for can be cut out. */
const slope = Math.atan2(printedCard.height, printedCard.width);
/** Of a letter, in points. */
const size = 30;

/** What is drawn over cards that one has not: readable on dark and on bright pictures. */
export function watermark(): PdfStamp {
  const [width, height] = [points(printedCard.width), points(printedCard.height)];
  const [cos, sin] = [Math.cos(slope) * size, Math.sin(slope) * size];
  // The middle of the word lies in the middle of the card.
  const x = width / 2 - (length / 2) * cos + sin / 2;
  const y = height / 2 - (length / 2) * sin - cos / 2;
  const strokes = word.map(
    (letter, at) => `q 1 0 0 1 ${n(at * advance)} 0 cm ${letters[letter]} S Q`,
  );
  const drawn = (grey: number, pen: number) => [`${grey} G ${pen} w`, ...strokes];
  const operators = [
    `q ${n(cos)} ${n(sin)} ${n(-sin)} ${n(cos)} ${n(x)} ${n(y)} cm 1 J 1 j`,
    ...drawn(0, 0.26),
    ...drawn(1, 0.16),
    "Q",
  ].join("\n");
  return { width, height, operators, opacity: 0.55 };
}
