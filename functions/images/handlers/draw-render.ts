import * as z from "zod";
import { ChartWanted } from "#schemas/messages/chart-wanted.ts";
import { DownloadWanted } from "#schemas/messages/download-wanted.ts";
import { PosterWanted } from "#schemas/messages/poster-wanted.ts";
import { RenderWanted } from "#schemas/messages/render-wanted.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { count } from "#shared/observability/count.ts";
import { drawChart } from "../charts/draw-chart.ts";
import { bindPages } from "../downloads/bind-pages.ts";
import { drawPoster } from "../posters/draw-poster.ts";
import { drawRender } from "../renders/draw-render.ts";
import type { DrawnReport } from "../renders/draw-turn.ts";
import { giveUpRender } from "../renders/render-failure.ts";
import { runtime } from "../runtime.draw.ts";

/**
 * Worker of the queue of what is to be drawn. A render that it gives up is failed, so that its owner knows; whoever asks for a chart or
 * a download or a picture to share is told to ask later.
 */
export const handler = queueHandler(
  z.union([RenderWanted, ChartWanted, DownloadWanted, PosterWanted]),
  runtime,
  async (wanted, deps, delivery) => {
    if ("chart" in wanted) return counted(drawChart(wanted.chart, delivery, deps));
    if ("poster" in wanted) return counted(drawPoster(wanted.poster, delivery, deps));
    if ("download" in wanted) {
      const { version: _version, ...download } = wanted;
      return { ...(await bindPages(download, delivery, deps)) };
    }
    const { userId, renderId } = wanted;
    const startedMs = performance.now();
    const report = await drawRender({ userId, renderId }, delivery, deps);
    if (report instanceof ComeBack) return report;
    if (report.outcome === "drawn") countDrawn(report, performance.now() - startedMs);
    return report;
  },
  {
    async giveUp(wanted, deps, reason) {
      if ("chart" in wanted || "poster" in wanted || "download" in wanted) return;
      const { userId, renderId } = wanted;
      await giveUpRender({ userId, renderId }, reason, deps);
      count("renders", {}, { RendersFailed: 1 });
    },
  },
);

async function counted(work: ReturnType<typeof drawChart>) {
  const report = await work;
  if (report.outcome === "drawn") count("renders", {}, { PagesDrawn: report.pagesDrawn });
  return report;
}

function countDrawn({ pagesDrawn, pictures, picturesChecked }: DrawnReport, tookMs: number): void {
  const figures = {
    RenderSeconds: tookMs / 1000,
    PagesDrawn: pagesDrawn,
    PictureCacheHits: pictures - picturesChecked,
    PictureCacheMisses: picturesChecked,
  };
  count("renders", {}, figures);
}
