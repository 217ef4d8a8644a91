import type { ChartLook } from "#schemas/images/chart.ts";
import { dayNumber } from "#shared/kernel/days.ts";
import { emWidth } from "../images/index.ts";
import { type Chart, mostSeries } from "./chart.ts";
import type { Scale } from "./chart-lines.ts";
import { axisMoney } from "./chart-text.ts";
import { type DayTick, dayTicks } from "./day-axis.ts";
import { type MoneyAxis, moneyAxis } from "./money-axis.ts";

/** Sizes of letters and what is between, in pixels. */
export const measures = {
  edge: 16,
  title: 18,
  subtitle: 13,
  legend: 13,
  axis: 12,
  note: 11,
} as const;
const rows = { head: 58, legend: 20, days: 24, note: 15 } as const;

/** Where everything of a chart is. */
export interface ChartLayout extends Scale {
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly money: MoneyAxis & { readonly labels: readonly string[] };
  readonly days: readonly DayTick[];
  /** The lower edge of each name in the legend, its left one, and how wide it may be. */
  readonly legend: readonly { readonly x: number; readonly y: number; readonly width: number }[];
  /** The lower edges of the notes. */
  readonly notes: readonly number[];
}

/** Side by side, each with its price and day. */
const columnsOf = ({ width }: ChartLook) =>
  Math.max(1, Math.floor((width - 2 * measures.edge) / 280));

/** How many series can be named and still be seen: a low picture is not all legend. */
export function roomForSeries(look: ChartLook): number {
  const left = look.height - rows.head - rows.days - 3 * rows.note - leastPlot;
  return Math.min(mostSeries, Math.max(1, Math.floor(left / rows.legend)) * columnsOf(look));
}

const leastPlot = 90;

/** @param noteCount lines below the chart */
export function chartLayout(chart: Chart, look: ChartLook, noteCount: number): ChartLayout {
  const { width, height } = look;
  const { edge, axis } = measures;
  const inner = width - 2 * edge;
  const columns = Math.min(chart.series.length, columnsOf(look));
  const legend = chart.series.map((_one, at) => ({
    x: edge + (at % columns) * (inner / columns),
    y: rows.head + (Math.floor(at / columns) + 1) * rows.legend - 4,
    width: inner / columns - edge,
  }));
  const top = rows.head + Math.ceil(chart.series.length / columns) * rows.legend + 12;
  const notesTop = height - edge / 2 - noteCount * rows.note;
  const bottom = notesTop - rows.days;
  const ticks = moneyAxis(
    chart.series.flatMap(({ points }) => points),
    Math.max(2, Math.floor((bottom - top) / 48)),
  );
  const labels = axisMoney(ticks.ticks, chart.currency);
  const left = edge + Math.ceil(Math.max(...labels.map(emWidth)) * axis) + 8;
  const right = width - edge;
  const [first, last] = [dayNumber(chart.from), dayNumber(chart.to)];
  return {
    plot: { left, right, top, bottom },
    money: { ...ticks, labels },
    days: dayTicks(chart.from, chart.to, Math.max(2, Math.floor((right - left) / 72))),
    legend,
    notes: Array.from({ length: noteCount }, (_none, at) => notesTop + (at + 1) * rows.note - 4),
    x: (day) => left + ((right - left) * (dayNumber(day) - first)) / Math.max(1, last - first),
    y: (amount) => bottom - ((bottom - top) * (amount - ticks.low)) / (ticks.high - ticks.low),
  };
}
