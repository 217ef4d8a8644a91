import type { Day } from "#schemas/values.ts";
import { dayNumber } from "#shared/kernel/days.ts";
import type { ChartPoint } from "./chart.ts";

/** Where things are on the picture, in pixels. */
export interface Scale {
  readonly x: (day: Day) => number;
  readonly y: (amount: number) => number;
}

/** The believed points of a series: lines over days that follow each other, and days that stand alone. */
export interface Lines {
  /** `M…L…` for each stretch. */
  readonly path: string;
  readonly alone: readonly ChartPoint[];
}

/** Draws what is known and nothing else: a day without a price ends a line. */
export function linesOf(points: readonly ChartPoint[], scale: Scale): Lines {
  const stretches: ChartPoint[][] = [];
  for (const point of points) {
    if (point.isUnconfirmed) continue;
    const before = stretches.at(-1)?.at(-1);
    const goesOn = before && dayNumber(point.day) === dayNumber(before.day) + 1;
    if (goesOn) stretches.at(-1)?.push(point);
    else stretches.push([point]);
  }
  const long = stretches.filter(({ length }) => length > 1);
  return {
    path: long.map((stretch) => pathOf(stretch, scale)).join(""),
    alone: stretches.filter(({ length }) => length === 1).flat(),
  };
}

const pathOf = (stretch: readonly ChartPoint[], scale: Scale): string =>
  seen(stretch, scale)
    .map(
      ({ day, amount }, at) =>
        `${at === 0 ? "M" : "L"}${shown(scale.x(day))} ${shown(scale.y(amount))}`,
    )
    .join("");

/** Of days that share a column of pixels, the first, the lowest, the highest and the last: nobody sees the others. */
function seen(stretch: readonly ChartPoint[], { x }: Scale): readonly ChartPoint[] {
  const columns = Map.groupBy(stretch, ({ day }) => Math.round(x(day)));
  return [...columns.values()].flatMap((points) => {
    if (points.length < 5) return points;
    const amounts = points.map(({ amount }) => amount);
    const places = [
      0,
      amounts.indexOf(Math.min(...amounts)),
      amounts.indexOf(Math.max(...amounts)),
      points.length - 1,
    ];
    return [...new Set(places)].toSorted((a, b) => a - b).flatMap((at) => points[at] ?? []);
  });
}

/** Tenths of a pixel are as fine as anybody sees. */
export const shown = (pixels: number): string => String(Math.round(pixels * 10) / 10);
