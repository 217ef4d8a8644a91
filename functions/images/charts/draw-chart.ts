import type { ChartKey } from "#schemas/images/chart.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { SheetDrawer } from "../drawing/sheet-drawer.ts";
import type { PageFiles } from "../renders/render-files.ts";
import type { RenderStore } from "../renders/render-store.ts";
import { chartPage } from "./chart-page.ts";
import type { ChartPlans } from "./chart-plans.ts";

export interface DrawChartPorts {
  readonly renders: Pick<RenderStore, "composite" | "rememberComposite">;
  readonly chartPlans: Pick<ChartPlans, "get">;
  readonly tools: { readonly sheetDrawer: SheetDrawer };
  readonly pages: Pick<PageFiles, "keep">;
  readonly clock: Clock;
}

/** A chart takes a tenth of a second; what takes longer than this hangs. */
const longestMs = 30_000;
/** Left for saying how it ended. */
const partingMs = 10_000;

/**
 * Draws a chart and keeps it where pages of renders lie. A second delivery of the message draws nothing that is there.
 *
 * @param leftMs what is left of the worker's own time
 * @throws MessageError `permanent` when what is to be drawn is not there
 */
export async function drawChart(
  key: ChartKey,
  { leftMs }: { readonly leftMs: number },
  { renders, chartPlans, tools, pages, clock }: DrawChartPorts,
): Promise<{ readonly outcome: "drawn" | "not_wanted"; readonly pagesDrawn: number }> {
  if (await renders.composite(key)) return { outcome: "not_wanted", pagesDrawn: 0 };
  const plan = await chartPlans.get(key);
  if (!plan) throw new MessageError("permanent", `The plan of the chart ${key} is not there.`);
  const { svg, width, height } = plan;
  const timeoutMs = Math.max(0, Math.min(longestMs, leftMs - partingMs));
  const bytes = await tools.sheetDrawer.draw({ html: chartPage(svg), width, height, timeoutMs });
  await pages.keep({ key, page: 1, format: "png" }, bytes);
  const page = { page: 1, width, height, bytes: bytes.byteLength };
  const storedAt = clock().toISOString();
  await renders.rememberComposite({ key, format: "png", pages: [page], storedAt });
  return { outcome: "drawn", pagesDrawn: 1 };
}
