import type { IConstruct } from "constructs";
import { AreaFunction } from "./area-function.ts";
import { QueueWorker } from "./queue-worker.ts";
import { StreamFollower } from "./stream-follower.ts";

/** What of a stage's stacks wants to be watched. */
export interface Observed {
  readonly queues: readonly QueueWorker[];
  /** All functions, by area and handler. */
  readonly functions: readonly AreaFunction[];
  /** Those that answer no API call: an error in them reaches nobody. */
  readonly workers: readonly AreaFunction[];
  /** Those that follow a table's stream. */
  readonly followers: readonly StreamFollower[];
}

/** Finds what wants to be watched, so that nothing new goes unwatched because nobody thought of it. */
export function observedIn(stacks: readonly IConstruct[]): Observed {
  const all = stacks.flatMap((stack) => stack.node.findAll());
  const queues = all.filter((one) => one instanceof QueueWorker);
  const functions = all
    .filter((one): one is AreaFunction => one instanceof AreaFunction)
    .sort((a, b) => (a.service < b.service ? -1 : 1));
  return {
    queues: queues.sort((a, b) => (a.work.name < b.work.name ? -1 : 1)),
    functions,
    workers: functions.filter(({ service }) => !service.endsWith("-http")),
    followers: all
      .filter((one) => one instanceof StreamFollower)
      .sort((a, b) => (a.worker.service < b.worker.service ? -1 : 1)),
  };
}
