import { html } from "hono/html";
import type { ChartLook } from "#schemas/images/chart.ts";
import { emWidth, fontFamilies, palettes } from "../images/index.ts";
import type { Chart, ChartPoint, ChartSeries } from "./chart.ts";
import { seriesColours } from "./chart-colours.ts";
import { type ChartLayout, chartLayout, measures, roomForSeries } from "./chart-layout.ts";
import { linesOf, shown } from "./chart-lines.ts";
import { chartDescription, chartTitle, fitted, money, xmlText } from "./chart-text.ts";

/** Part of a document; text that is none of it is escaped where it is put in. */
type Markup = ReturnType<typeof html>;

/**
 * A chart as SVG: lines with gaps, unconfirmed prices as rings apart from them, names and newest prices above. It asks for nothing
 * outside of itself; who has the fonts that pictures are drawn with sees those, and who has not, their own. Pure: equal charts are equal
 * texts.
 */
export function chartSvg(given: Chart, look: ChartLook): string {
  const whole = cleaned(given);
  const { paper, ink } = palettes[look.theme];
  const most = roomForSeries(look);
  const chart = { ...whole, series: whole.series.slice(0, most) };
  const notes = [...notesOf(chart, whole.series.length - most), ...whole.notes];
  const layout = chartLayout(chart, look, notes.length);
  const { width, height } = look;
  const drawn = html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="cardlake-chart-title cardlake-chart-desc" style="font-family: ${families(chart.language)}; font-variant-numeric: tabular-nums"><title id="cardlake-chart-title">${chartTitle(chart)}</title><desc id="cardlake-chart-desc">${chartDescription(chart)}</desc><rect width="${width}" height="${height}" fill="${paper}"/><g fill="${ink}">${heading(chart, look)}${axes(layout, look)}${legend(chart, layout, look)}${chart.series.map((one, at) => series(one, at, { chart, layout, look }))}${footnotes(notes, layout, look)}</g></svg>`;
  return drawn.toString();
}

function notesOf({ series: all }: Chart, more: number): readonly string[] {
  const odd = all.some(({ points }) => points.some(({ isUnconfirmed }) => isUnconfirmed));
  return [
    ...(odd ? ["○ unconfirmed: far from the prices before it, and not seen again"] : []),
    ...(more > 0 ? [`${more} more series are not shown; name a variant or a source`] : []),
  ];
}

const families = (language: string): string => {
  const own =
    language in fontFamilies
      ? fontFamilies[language as keyof typeof fontFamilies]
      : fontFamilies.default;
  return `${own}, system-ui, sans-serif`.replaceAll('"', "'");
};

function cleaned({ series: all, notes, title, subtitle, ...chart }: Chart): Chart {
  return {
    ...chart,
    ...{ title: xmlText(title), subtitle: xmlText(subtitle), notes: notes.map(xmlText) },
    series: all.map(({ name, points }) => ({ name: xmlText(name), points })),
  };
}

function heading({ title, subtitle }: Chart, { width, theme }: ChartLook): Markup {
  const { edge, title: large, subtitle: small } = measures;
  const room = width - 2 * edge;
  return html`<text x="${edge}" y="32" font-size="${large}" font-weight="700">${fitted(title, room, large)}</text><text x="${edge}" y="51" font-size="${small}" fill="${palettes[theme].quiet}">${fitted(subtitle, room, small)}</text>`;
}

function axes({ plot, money: axis, days, x, y }: ChartLayout, { theme }: ChartLook): Markup {
  const { rule, quiet } = palettes[theme];
  const size = measures.axis;
  const lines = axis.ticks.map((tick, at) => {
    const height = shown(y(tick));
    return html`<line x1="${shown(plot.left)}" x2="${shown(plot.right)}" y1="${height}" y2="${height}" stroke="${rule}"/><text x="${shown(plot.left - 8)}" y="${shown(y(tick) + 4)}" text-anchor="end">${axis.labels[at]}</text>`;
  });
  const names = days.map(({ day, label }) => {
    const [half, middle] = [(emWidth(label) * size) / 2, x(day)];
    const anchor =
      middle + half > plot.right ? "end" : middle - half < measures.edge ? "start" : "middle";
    return html`<text x="${shown(middle)}" y="${shown(plot.bottom + 18)}" text-anchor="${anchor}">${label}</text>`;
  });
  return html`<g font-size="${size}" fill="${quiet}">${lines}${names}</g>`;
}

function legend(
  { series: all, currency, from }: Chart,
  { legend: places }: ChartLayout,
  { theme }: ChartLook,
): Markup {
  const size = measures.legend;
  const names = all.flatMap(({ name, points }, at) => {
    const [place, last] = [places[at], points.at(-1)];
    if (!place || !last) return [];
    const price = money(last.amount, currency) + (last.isUnconfirmed ? " ○" : "");
    const day = last.day.slice(0, 4) === from.slice(0, 4) ? last.day.slice(5) : last.day;
    const beside = (emWidth(price) + emWidth(day) + 1.2) * size;
    const own = fitted(name, place.width - 22 - beside, size);
    const colour = seriesColours[theme][at];
    return [
      html`<rect x="${shown(place.x)}" y="${shown(place.y - 6)}" width="14" height="3" rx="1.5" fill="${colour}"/><text x="${shown(place.x + 22)}" y="${shown(place.y)}">${own}<tspan dx="7" font-weight="700">${price}</tspan><tspan dx="6" fill="${palettes[theme].quiet}">${day}</tspan></text>`,
    ];
  });
  return html`<g font-size="${size}">${names}</g>`;
}

interface Drawing {
  readonly chart: Chart;
  readonly layout: ChartLayout;
  readonly look: ChartLook;
}

function series({ points }: ChartSeries, at: number, { chart, layout, look }: Drawing): Markup {
  const colour = seriesColours[look.theme][at];
  const { path, alone } = linesOf(points, layout);
  const last = points.findLast(({ isUnconfirmed }) => !isUnconfirmed);
  const dot = ({ day, amount }: ChartPoint, radius: number) =>
    html`<circle cx="${shown(layout.x(day))}" cy="${shown(layout.y(amount))}" r="${radius}" fill="${colour}"/>`;
  const odd = points.filter(({ isUnconfirmed }) => isUnconfirmed);
  return html`<g>${path ? html`<path d="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/>` : ""}${alone.map((point) => dot(point, 2))}${last ? dot(last, 3.5) : ""}${odd.map((point) => oddPoint(point, colour ?? "", { chart, layout, look }))}</g>`;
}

/** A ring at its place, or at the edge that it lies beyond, with what it is. */
function oddPoint({ day, amount }: ChartPoint, colour: string, { chart, layout }: Drawing): Markup {
  const { plot, money: axis } = layout;
  const x = layout.x(day);
  const ring = (y: number) =>
    html`<circle cx="${shown(x)}" cy="${shown(y)}" r="3.5" fill="none" stroke="${colour}" stroke-width="1.5"/>`;
  if (amount >= axis.low && amount <= axis.high) return ring(layout.y(amount));
  const isAbove = amount > axis.high;
  const y = isAbove ? plot.top + 5 : plot.bottom - 5;
  const isLeft = x > (plot.left + plot.right) / 2;
  const text = `${isAbove ? "↑" : "↓"} ${money(amount, chart.currency)}`;
  return html`${ring(y)}<text x="${shown(x + (isLeft ? -8 : 8))}" y="${shown(y + 4)}" font-size="${measures.note}" fill="${colour}" text-anchor="${isLeft ? "end" : "start"}">${text}</text>`;
}

function footnotes(
  notes: readonly string[],
  { notes: places }: ChartLayout,
  { width, theme }: ChartLook,
): Markup {
  const size = measures.note;
  const room = width - 2 * measures.edge;
  const lines = notes.map(
    (note, at) =>
      html`<text x="${measures.edge}" y="${places[at]}">${fitted(note, room, size)}</text>`,
  );
  return html`<g font-size="${size}" fill="${palettes[theme].quiet}">${lines}</g>`;
}
