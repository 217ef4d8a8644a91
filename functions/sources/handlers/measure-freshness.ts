import { occasionHandler } from "#shared/events/occasion-handler.ts";
import type { WorkerQueue } from "#shared/events/worker-queue.ts";
import { count } from "#shared/observability/count.ts";
import { log } from "#shared/observability/log.ts";
import { type FreshnessDeps, measureFreshness } from "../freshness/measure-freshness.ts";
import { runtime } from "../runtime.admin.ts";

/** The freshness queue's worker over any runtime; @param queue as for `queueHandler` */
export const freshnessWorker = (
  given: () => Promise<FreshnessDeps>,
  queue?: () => Promise<WorkerQueue>,
) =>
  occasionHandler(
    given,
    async (_occasion, deps) => {
      const all = await measureFreshness(deps);
      for (const { source, language, seconds } of all) {
        log("source measured", { source, language, ageSeconds: seconds });
      }
      const oldestSeconds = Math.max(0, ...all.map(({ seconds }) => seconds));
      // Of all together, so that one alarm covers sources and languages that nobody has thought of yet.
      count("oldestSource", {}, { OldestSourceSeconds: oldestSeconds });
      return { sources: all.length, oldestSeconds };
    },
    queue,
  );

/** Says every hour how fresh each source is, also when nothing else runs. */
export const handler = freshnessWorker(runtime);
