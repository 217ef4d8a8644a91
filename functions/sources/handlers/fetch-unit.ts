import { UnitDue } from "#schemas/messages/unit-due.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import type { WorkerQueue } from "#shared/events/worker-queue.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { count } from "#shared/observability/count.ts";
import { fetchBatch } from "../fetching/fetch-batch.ts";
import { giveUpUnits } from "../runs/give-up-unit.ts";
import { runtime } from "../runtime.ts";

type Deps = Parameters<typeof fetchBatch>[1] & Parameters<typeof giveUpUnits>[2];

/** The fetch queue's worker over any runtime; @param queue as for `queueHandler` */
export const fetchWorker = (given: () => Promise<Deps>, queue?: () => Promise<WorkerQueue>) =>
  queueHandler(
    UnitDue,
    given,
    async (message, deps, delivery) => {
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
    },
    {
      async giveUp(message, deps, reason) {
        await giveUpUnits(message, reason, deps);
        count("ingest", {}, { UnitsFailed: message.units.length });
      },
      ...(queue && { queue }),
    },
  );

/** Worker of the fetch queue. */
export const handler = fetchWorker(runtime);
