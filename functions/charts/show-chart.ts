import type { ChartLook } from "#schemas/images/chart.ts";
import type { PrintingId } from "#schemas/values.ts";
import { type HaveDrawnPorts, haveDrawn, type Shown } from "../images/index.ts";
import { chartSvg } from "./chart-svg.ts";
import { type AskedChart, type ChartDeps, readChart } from "./read-chart.ts";

export type WantedChart = AskedChart & ChartLook;

/**
 * A chart of a card's prices as SVG.
 *
 * @throws DomainError as `readChart`
 */
export async function drawnChart(
  id: PrintingId,
  { width, height, theme, ...asked }: WantedChart,
  deps: ChartDeps,
): Promise<string> {
  return chartSvg(await readChart(id, asked, deps), { width, height, theme });
}

/**
 * Leads to the same as PNG.
 *
 * @throws DomainError as `readChart` and `haveDrawn`
 */
export async function showChart(
  id: PrintingId,
  { userId, ...wanted }: WantedChart & { readonly userId: string },
  ports: ChartDeps & HaveDrawnPorts,
): Promise<Shown> {
  const { width, height } = wanted;
  const svg = await drawnChart(id, wanted, ports);
  return haveDrawn({ svg, width, height }, userId, ports);
}
