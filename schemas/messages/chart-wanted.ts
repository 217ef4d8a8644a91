import * as z from "zod";
import { ChartKey } from "../images/chart.ts";

/** A chart wants to be drawn as pixels; what is to be drawn lies in its plan. */
export const ChartWanted = z.strictObject({ version: z.literal(1), chart: ChartKey });
export type ChartWanted = z.output<typeof ChartWanted>;
