import { RenderWanted } from "#schemas/messages/render-wanted.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { count } from "#shared/observability/count.ts";
import { drawRender, type RenderReport } from "../renders/draw-render.ts";
import { giveUpRender } from "../renders/render-failure.ts";
import { runtime } from "../runtime.draw.ts";

/** Worker of the queue of renders. One that it gives up is failed, so that its owner knows. */
export const handler = queueHandler(
  RenderWanted,
  runtime,
  async ({ userId, renderId }, deps, delivery) => {
    const startedMs = performance.now();
    const report = await drawRender({ userId, renderId }, delivery, deps);
    if (report.outcome === "drawn") countDrawn(report, performance.now() - startedMs);
    return report;
  },
  {
    async giveUp({ userId, renderId }, deps, reason) {
      await giveUpRender({ userId, renderId }, reason, deps);
      count("renders", {}, { RendersFailed: 1 });
    },
  },
);

function countDrawn({ pagesDrawn, pictures, picturesChecked }: DrawnReport, tookMs: number): void {
  const figures = {
    RenderSeconds: tookMs / 1000,
    PagesDrawn: pagesDrawn,
    PictureCacheHits: pictures - picturesChecked,
    PictureCacheMisses: picturesChecked,
  };
  count("renders", {}, figures);
}

type DrawnReport = Extract<RenderReport, { outcome: "drawn" }>;
