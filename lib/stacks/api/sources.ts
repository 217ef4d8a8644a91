import type { DataStack } from "../data-stack.ts";
import { runActions } from "../ingest-settings.ts";
import type { IngestStack } from "../ingest-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Starts and watches runs and replays; their work is done by the workers of the ingest stack. */
export function sourcesArea(
  { http }: ApiPlace,
  { variables, queues }: IngestStack,
  { work }: DataStack,
) {
  const worker = http.area("sources", variables);
  work.grant(worker, ...runActions);
  queues.fetch.queue.grant(worker, "sqs:SendMessage");
  queues.normalize.queue.grant(worker, "sqs:SendMessage");
}
