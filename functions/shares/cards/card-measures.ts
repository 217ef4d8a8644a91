import { emWidth, linesOf } from "../../images/index.ts";
import { priceInWords } from "../../prices/reading/index.ts";
import { fittingSize, lineSize } from "../pages/fitting-size.ts";
import { leastPoints } from "../pages/price-line.ts";
import { changeText } from "../pages/share-words.ts";
import type { CardLayout } from "./card-layout.ts";
import type { CardShare } from "./card-share.ts";

/** How large things are on a card's picture, of what it says; all in pixels. */
export interface CardMeasures {
  readonly name: number;
  /** 0 without a price. */
  readonly price: number;
  /** Of the line of prices; 0 where there is none, or no room for one. */
  readonly chart: number;
}

/** Shares of the size of letters: of lines and of what is between them. */
export const shares = {
  ...{ nameLine: 1.14, set: 1.08, facts: 0.92, of: 0.84, foot: 0.68, axis: 0.72 },
  ...{ line: 1.3, gap: 0.5, pill: 0.2, aboveChart: 0.9, aboveFoot: 0.8 },
} as const;

/** A line of prices that is lower says nothing. */
const leastChart = 84;

/** Rather too little room for the line of prices than a word that lies on it: widths are estimated. */
export function cardMeasures(share: CardShare, layout: CardLayout): CardMeasures {
  const { text, flow, letters } = layout;
  const { price } = share;
  const figure = price && priceInWords(price.amount, price.currency);
  const isRow = flow === "row";
  const size = figure ? lineSize(figure, text.width * (isRow ? 0.5 : 1), layout.price) : 0;
  const beside = isRow ? besideName(share, size, letters) : 0;
  const width = text.width - beside;
  const name = fittingSize(share.name, { width, lines: layout.name.lines }, layout.name.sizes);
  const what = whatHeight(share, layout, { name, width });
  const worth = worthHeight(share, layout, size);
  const head = isRow ? Math.max(what, worth) : what + worth + letters;
  const foot = letters * (shares.aboveFoot + shares.foot * 1.4 * footLines(text.width, letters));
  const left = Math.floor(text.height - head - foot - letters * shares.aboveChart);
  const hasLine = (price?.points.length ?? 0) >= leastPoints && left >= leastChart;
  return { name, price: size, chart: hasLine ? Math.min(layout.chart, left) : 0 };
}

/** In a row, the price and what is written above it take their part of the width. */
function besideName({ price }: CardShare, size: number, letters: number): number {
  if (!price) return emWidth("No market price yet") * letters + letters * 2;
  const figure = emWidth(priceInWords(price.amount, price.currency)) * size;
  return Math.max(figure, emWidth("▲ 100.0% in 30 days") * letters) + letters * 2;
}

function whatHeight(
  { name: text, setName, number, rarity = "" }: CardShare,
  { name: { most }, setLines, letters }: CardLayout,
  { name, width }: { readonly name: number; readonly width: number },
): number {
  const nameLines = Math.min(most, linesOf(text, width / name));
  const sets = Math.min(setLines, linesOf(setName, width / (letters * shares.set)));
  const facts = (emWidth(number) + emWidth(rarity) + 2) * letters * shares.facts;
  const rows = rarity !== "" && facts > width ? 2 : 1;
  const row = shares.facts * shares.line + shares.pill;
  return (
    nameLines * name * shares.nameLine +
    letters * (sets * shares.set * shares.line + rows * row + (1 + rows) * shares.gap)
  );
}

function worthHeight({ price }: CardShare, { text, flow, letters }: CardLayout, size: number) {
  if (!price) return letters * shares.of * shares.line;
  const { changePercent, amount, currency } = price;
  const change = changePercent === undefined ? 0 : letters * shares.line;
  const words = changePercent === undefined ? "" : `${changeText(changePercent).text} in 30 days`;
  const both = emWidth(priceInWords(amount, currency)) * size + (emWidth(words) + 0.8) * letters;
  const isBelow = flow === "row" || both > text.width;
  return letters * shares.of * shares.line + size * 1.22 + (isBelow ? change : 0);
}

const footLines = (width: number, letters: number) =>
  linesOf("Cardlake · price of 27 Nov 2026 · picture © its owner", width / (letters * shares.foot));
