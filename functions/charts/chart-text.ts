import { emWidth } from "../images/index.ts";
import { digitsOf } from "../prices/reading/index.ts";
import type { Chart, ChartSeries } from "./chart.ts";

/** An amount as people write it in English: `$412.50`, `¥1,200`. */
export const money = (amount: number, currency: string): string =>
  moneyWith(amount, currency, digitsOf(currency));

/** The same without cents where a whole axis has none. */
export function axisMoney(ticks: readonly number[], currency: string): readonly string[] {
  const unit = 10 ** digitsOf(currency);
  const isWhole = ticks.every((tick) => tick % unit === 0);
  return ticks.map((tick) => moneyWith(tick, currency, isWhole ? 0 : digitsOf(currency)));
}

const moneyWith = (amount: number, currency: string, digits: number): string =>
  new Intl.NumberFormat("en", {
    ...{ style: "currency", currency },
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  }).format(amount / 10 ** digitsOf(currency));

/** What fits into so many pixels, at its end `…` where that is not all. */
export function fitted(text: string, widthPx: number, sizePx: number): string {
  if (emWidth(text) * sizePx <= widthPx) return text;
  const signs = [...new Intl.Segmenter("en").segment(text)].map(({ segment }) => segment);
  while (signs.length > 0 && emWidth(`${signs.join("")}…`) * sizePx > widthPx) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}

/** Text as XML may hold it: signs that no document may have, such as NUL, would break all of it. */
export const xmlText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

export const chartTitle = ({ title, subtitle }: Chart): string => `${title}, ${subtitle}: prices`;

/** What there is to see, for those who do not see it. */
export function chartDescription(chart: Chart): string {
  const series = chart.series.map(
    (one) => `${one.name}: ${seriesDescription(one, chart.currency)}.`,
  );
  return [`${chart.currency}, ${chart.from} to ${chart.to}.`, ...series, ...chart.notes].join(" ");
}

function seriesDescription({ points }: ChartSeries, currency: string): string {
  const believed = points.filter(({ isUnconfirmed }) => !isUnconfirmed);
  const amounts = believed.map(({ amount }) => amount);
  const last = points.at(-1);
  const odd = points.length - believed.length;
  const [low, high] = [amounts.reduce(min, Number.POSITIVE_INFINITY), amounts.reduce(max, 0)];
  const days = points.length === 1 ? "1 day" : `${points.length} days`;
  return [
    ...(last ? [`${money(last.amount, currency)} on ${last.day}`] : []),
    ...(believed.length > 1 ? [`from ${money(low, currency)} to ${money(high, currency)}`] : []),
    `${days} with a price`,
    ...(odd > 0 ? [`${odd} of them unconfirmed`] : []),
  ].join(", ");
}

const min = (a: number, b: number) => Math.min(a, b);
const max = (a: number, b: number) => Math.max(a, b);
