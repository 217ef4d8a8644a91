import * as z from "zod";
import { QueuedOccasion } from "#schemas/messages/scheduled-occasion.ts";
import { UnitDue } from "#schemas/messages/unit-due.ts";
import type { Delivery } from "#shared/events/delivery.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import type { WorkerQueue } from "#shared/events/worker-queue.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { count } from "#shared/observability/count.ts";
import type { FetchReport } from "../fetching/end-visit.ts";
import { fetchBatch } from "../fetching/fetch-batch.ts";
import { gatherObservations } from "../lake/gather-observations.ts";
import { giveUpUnits } from "../runs/give-up-unit.ts";
import { runtime } from "../runtime.ts";
import { startDueRuns } from "../schedule/start-due-runs.ts";

type Deps = Parameters<typeof fetchBatch>[1] &
  Parameters<typeof giveUpUnits>[2] &
  Parameters<typeof startDueRuns>[1] &
  Parameters<typeof gatherObservations>[0];

/**
 * A batch that is due, or an occasion to see which sources are due: a few messages an hour do not pay for
 * a queue of their own, which is polled all month.
 */
const FetchMessage = z.discriminatedUnion("version", [UnitDue, QueuedOccasion]);

/** The fetch queue's worker over any runtime; @param queue as for `queueHandler` */
export const fetchWorker = (given: () => Promise<Deps>, queue?: () => Promise<WorkerQueue>) =>
  queueHandler(
    FetchMessage,
    given,
    (message, deps, delivery) =>
      "runId" in message ? fetched(message, deps, delivery) : begun(deps, delivery),
    {
      async giveUp(message, deps, reason) {
        // Nobody waits for an occasion of the schedule; the next one does what it should have done.
        if (!("runId" in message)) return;
        await giveUpUnits(message, reason, deps);
        count("ingest", {}, { UnitsFailed: message.units.length });
      },
      causeIn: (body) => QueuedOccasion.safeParse(body).data?.id,
      ...(queue && { queue }),
    },
  );

async function fetched(
  message: UnitDue,
  deps: Deps,
  delivery: Delivery,
): Promise<FetchReport | ComeBack> {
  const report = await fetchBatch(message, deps, delivery);
  const { outcome, requests } = report instanceof ComeBack ? report.report : report;
  count(
    "ingest",
    {},
    {
      UnitsFetched: outcome === "fetched" ? message.units.length : 0,
      UpstreamRequests: Number(requests ?? 0),
    },
  );
  return report;
}

/** Starts the runs that are due; where one is, also gathers what the days before left. */
async function begun(deps: Deps, { attempt }: Delivery) {
  const isRepeated = attempt > 1;
  const report = await startDueRuns(isRepeated, deps);
  if (report.standIns) count("standIns", {}, { StandInRuns: report.standIns });
  if (report.outcome === "nothing_due" && !isRepeated) return report;
  return { ...report, ...(await gatherObservations(deps)) };
}

/** Worker of the fetch queue. */
export const handler = fetchWorker(runtime);
