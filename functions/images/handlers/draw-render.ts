import { RenderWanted } from "#schemas/messages/render-wanted.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { count } from "#shared/observability/count.ts";
import { drawRender } from "../renders/draw-render.ts";
import { runtime } from "../runtime.draw.ts";

/** Worker of the queue of renders. */
export const handler = queueHandler(
  RenderWanted,
  runtime,
  async ({ userId, renderId }, deps, delivery) => {
    const startedMs = performance.now();
    const report = await drawRender({ userId, renderId }, delivery, deps);
    if (report.outcome === "drawn") {
      const { pagesDrawn, pictures, picturesChecked } = report;
      count(
        "renders",
        {},
        {
          RenderSeconds: (performance.now() - startedMs) / 1000,
          PagesDrawn: pagesDrawn,
          PictureCacheHits: pictures - picturesChecked,
          PictureCacheMisses: picturesChecked,
        },
      );
    }
    return report;
  },
  { giveUp: async () => count("renders", {}, { RendersFailed: 1 }) },
);
