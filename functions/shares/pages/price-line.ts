import { html, raw } from "hono/html";
import { dayNumber } from "#shared/kernel/days.ts";
import { axisMoney, dayTicks, linesOf, moneyAxis, shown } from "../../charts/index.ts";
import { emWidth } from "../../images/index.ts";
import type { SharedPrice } from "../cards/card-share.ts";
import type { ShareColours } from "./share-colours.ts";

export interface PriceLineLook {
  readonly width: number;
  readonly height: number;
  /** Of the letters at its axes, in pixels. */
  readonly letters: number;
  readonly colours: ShareColours;
  /** Its class where rows of its sheet are left out on which nothing is. @default "" */
  readonly strip?: "strip" | "";
}

/** Fewer days make no line that anybody could read. */
export const leastPoints = 2;

/** What a card has cost, as charts of prices draw it: a day without a price is a gap, and nothing is smoothed. */
export function priceLine(price: SharedPrice, look: PriceLineLook) {
  const { points, from, to, currency } = price;
  const { width, height, letters, colours, strip = "" } = look;
  const axis = moneyAxis(points, Math.max(3, Math.round(height / 70)));
  const labels = axisMoney(axis.ticks, currency);
  const left = Math.ceil(Math.max(...labels.map(emWidth)) * letters) + Math.round(letters * 0.8);
  const [top, bottom, right] = [letters, height - letters * 2, width - letters * 0.6];
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const x = (day: string) => left + ((right - left) * (dayNumber(day) - first)) / (last - first);
  const y = (amount: number) =>
    bottom - ((bottom - top) * (amount - axis.low)) / (axis.high - axis.low);
  const { path, alone } = linesOf(points, { x, y });
  const lines = axis.ticks.map(
    (tick, at) =>
      html`<line x1="${left}" x2="${right}" y1="${shown(y(tick))}" y2="${shown(y(tick))}" stroke="${colours.rule}"/><text x="${left - letters * 0.6}" y="${shown(y(tick) + letters * 0.35)}" text-anchor="end">${labels[at]}</text>`,
  );
  const days = dayTicks(from, to, Math.max(2, Math.floor((right - left) / (letters * 7)))).map(
    ({ day, label }) => {
      const half = (emWidth(label) * letters) / 2;
      const middle = Math.min(right + letters * 0.6 - half, Math.max(left + half, x(day)));
      return html`<text x="${shown(middle)}" y="${shown(height - letters * 0.4)}" text-anchor="middle">${label}</text>`;
    },
  );
  const stroke = letters / 5;
  const dots = alone.map(
    (point) =>
      html`<circle cx="${shown(x(point.day))}" cy="${shown(y(point.amount))}" r="${stroke}" fill="var(--accent)"/>`,
  );
  const end = points.at(-1);
  const newest = end
    ? html`<circle cx="${shown(x(end.day))}" cy="${shown(y(end.amount))}" r="${stroke * 2}" fill="var(--accent)"/>`
    : "";
  return html`<svg class="line ${strip}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs><linearGradient id="fade" x2="0" y2="1"><stop stop-color="var(--accent)" stop-opacity=".34"/><stop offset="1" stop-color="var(--accent)" stop-opacity="0"/></linearGradient></defs><g font-size="${letters}" fill="${colours.quiet}">${lines}${days}</g><path d="${raw(areasBelow(path, bottom))}" fill="url(#fade)"/><path d="${raw(path)}" fill="none" stroke="var(--accent)" stroke-width="${stroke}" stroke-linejoin="round" stroke-linecap="round"/>${dots}${newest}</svg>`;
}

/** Between each stretch of a line and the bottom; below a gap there is nothing. */
function areasBelow(path: string, bottom: number): string {
  const stretches = path.split("M").filter((one) => one !== "");
  return stretches
    .map((one) => {
      const points = one.split("L");
      const [first = "", last = ""] = [points[0], points.at(-1)].map((p) => p?.split(" ")[0]);
      return `M${first} ${shown(bottom)}L${one}L${last} ${shown(bottom)}Z`;
    })
    .join("");
}
