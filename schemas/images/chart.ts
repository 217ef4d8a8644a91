import * as z from "zod";
import { Sha256, wholeNumber } from "../values.ts";

/** How many days back a chart goes. */
export const chartRanges = ["30", "90", "365", "all"] as const;
export type ChartRange = (typeof chartRanges)[number];

/** The word that stands for the source that the market price comes from, whichever that is. */
export const marketSource = "market";

/** Pixels: less has no room for axes and names, more is more than a screen has. */
const chartSizes = {
  width: { least: 320, usual: 800, most: 2_000 },
  height: { least: 240, usual: 400, most: 1_200 },
} as const;

const pixels = ({ least, usual, most }: { least: number; usual: number; most: number }) =>
  wholeNumber({ least, most }).default(usual);

/** How a chart looks, whatever it is of. */
export const chartLook = {
  width: pixels(chartSizes.width).meta({ description: "Pixels.", examples: [800] }),
  height: pixels(chartSizes.height).meta({ description: "Pixels.", examples: [400] }),
  theme: z
    .enum(["light", "dark"], { error: "must be light or dark" })
    .default("light")
    .meta({ examples: ["dark"] }),
};

export const ChartLook = z.strictObject(chartLook);
export type ChartLook = z.output<typeof ChartLook>;

/** A chart on its way to whoever draws it as pixels, under the hash of all that is drawn. */
export const ChartPlan = z.strictObject({
  svg: z.string().min(1),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type ChartPlan = z.output<typeof ChartPlan>;

/** The hash that a chart's picture lies under. */
export const ChartKey = Sha256;
export type ChartKey = z.output<typeof ChartKey>;
