import { LetterMeter } from "../../constructs/letter-meter.ts";
import type { WorkQueue } from "../../constructs/queue-worker.ts";
import { StreamFollower } from "../../constructs/stream-follower.ts";
import { version } from "../../stages.ts";
import type { DataStack } from "../data-stack.ts";
import type { ApiPlace } from "./api-place.ts";

/** Answers for the whole, and looks after the queues of all areas. */
export function opsArea(
  { stage, http, stack }: ApiPlace,
  { catalog }: DataStack,
  queues: Readonly<Record<string, WorkQueue | StreamFollower>>,
) {
  const pairs = Object.entries(queues).map(([name, work]) => [
    name,
    work instanceof StreamFollower
      ? { follower: work.worker.functionName, deadLetters: work.deadLettersName }
      : { queue: work.name, deadLetters: work.deadLettersName },
  ]);
  const [any] = Object.values(queues);
  if (!any) throw new RangeError("There is no queue to look after.");
  const environment = {
    CATALOG_TABLE: catalog.tableName,
    STAGE: stage.name,
    VERSION: version,
    QUEUES: stack.toJsonString(Object.fromEntries(pairs)),
    QUEUES_AT: any.deadLetters.queueUrl,
  };
  const worker = http.area("ops", environment);
  const meter = { stage, environment, queues: Object.values(queues) };
  new LetterMeter(stack, "Letters", meter);
  catalog.grant(worker, "dynamodb:GetItem");
  for (const work of Object.values(queues)) work.grantRedrive(worker);
}
