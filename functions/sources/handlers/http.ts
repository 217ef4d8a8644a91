import { httpApi } from "#shared/http/http-api.ts";
import { getRun } from "./get-run.ts";
import { listQueues } from "./list-queues.ts";
import { listRunUnits } from "./list-run-units.ts";
import { listRuns } from "./list-runs.ts";
import { listUpstreams } from "./list-upstreams.ts";
import { redriveQueue } from "./redrive-queue.ts";
import { startRun } from "./start-run.ts";
import { stopRun } from "./stop-run.ts";

/** Answers every operation of the area sources. */
export const handler = httpApi([
  startRun,
  listRuns,
  getRun,
  listRunUnits,
  stopRun,
  listUpstreams,
  listQueues,
  redriveQueue,
]);
