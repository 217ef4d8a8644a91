import { occasionHandler } from "#shared/events/occasion-handler.ts";
import type { WorkerQueue } from "#shared/events/worker-queue.ts";
import { count } from "#shared/observability/count.ts";
import { gatherObservations } from "../lake/gather-observations.ts";
import { planRun } from "../runs/plan-run.ts";
import { runtime as admin } from "../runtime.admin.ts";
import { runtime as plan } from "../runtime.plan.ts";

type Deps = Parameters<typeof planRun>[1] & Parameters<typeof gatherObservations>[0];

/** The plan queue's worker over any runtime; @param queue as for `queueHandler` */
export const planWorker = (given: () => Promise<Deps>, queue?: () => Promise<WorkerQueue>) =>
  occasionHandler(
    given,
    async (occasion, deps) => {
      const report = await planRun(occasion, deps);
      count("schedule", {}, { DailySyncStarts: 1 });
      return { ...report, ...(await gatherObservations(deps)) };
    },
    queue,
  );

/** Starts the daily run, and gathers what the days before left. */
export const handler = planWorker(async () => ({ ...(await admin()), ...(await plan()) }));
