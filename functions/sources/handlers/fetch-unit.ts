import { UnitDue } from "#schemas/messages/unit-due.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { count } from "#shared/observability/count.ts";
import { fetchUnit } from "../fetching/fetch-unit.ts";
import { orFailUnit } from "../runs/give-up-unit.ts";
import { runtime } from "../runtime.ts";

/** Worker of the fetch queue. */
export const handler = queueHandler(
  UnitDue,
  runtime,
  async (message, deps, delivery) => {
    const work = () => fetchUnit(message, deps);
    const report = await orFailUnit(message, delivery, { ...deps, work });
    count(
      "ingest",
      { Source: message.source },
      { UnitsFetched: Number(report.outcome === "fetched"), UpstreamRequests: report.requests },
    );
    return report;
  },
  { giveUp: async ({ source }) => count("ingest", { Source: source }, { UnitsFailed: 1 }) },
);
