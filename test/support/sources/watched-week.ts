import { vi } from "vitest";
import type { Call, pipeline } from "#test/support/sources/pipeline.ts";
import { type Datapoint, datapointsOf } from "#test/support/stacks/metric-series.ts";

type Line = ReturnType<typeof pipeline>;

/** Functions of the pipeline's queues, as the stack names them. */
const functions: Readonly<Record<string, string>> = {
  freshness: "sources-measure-freshness",
  fetch: "sources-fetch-unit",
  normalize: "sources-normalize-pack",
  index: "catalog-build-index",
};
/**
 * SQS leaves a message that was received more often out of the age of the oldest one; it might be one
 * that is never done: "Available CloudWatch metrics for Amazon SQS" in its developer guide.
 */
const mostReceivesOfOldest = 3;
/** How often dead letters are counted. */
const lettersEveryMs = 15 * 60_000;

/**
 * What CloudWatch is told of a pipeline: the figures that its workers write, stamped with its clock,
 * and what SQS and Lambda measure by themselves.
 */
export function watched(line: Line, stage: string) {
  const own: Datapoint[] = [];
  const queues: Datapoint[] = [];
  const now = line.time.now;
  vi.stubEnv("STAGE", stage);
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    const lines = String(text).split("\n");
    const figures = lines.filter((one) => one.startsWith("{")).map((one) => JSON.parse(one));
    own.push(...datapointsOf(figures).map((point) => ({ ...point, at: now() })));
    return true;
  });
  const name = (queue: string) => `cardlake-${stage}-${queue}`;

  return {
    /** Looks at every queue, as SQS does by itself, and counts letters as often as the stage does. */
    look(): void {
      for (const queue of Object.keys(functions)) {
        const oldest = line.queue
          .filter(({ to, receives }) => to === queue && receives <= mostReceivesOfOldest)
          .reduce((age, { sentAtMs }) => Math.max(age, now().getTime() - sentAtMs), 0);
        queues.push(ofQueue(name(queue), "ApproximateAgeOfOldestMessage", oldest / 1000, now()));
      }
      if (now().getTime() % lettersEveryMs === 0) {
        const letters = { namespace: "Cardlake", metric: "DeadLettersWaiting", at: now() };
        own.push({ ...letters, dimensions: { Stage: stage }, value: line.dead.length });
      }
    },
    points: (): Datapoint[] => [
      ...own,
      ...queues,
      ...line.calls.flatMap((call) => ofCall(call, name(functions[call.to] ?? ""))),
    ],
    end(): void {
      write.mockRestore();
      vi.unstubAllEnvs();
    },
  };
}

const ofQueue = (QueueName: string, metric: string, value: number, at: Date): Datapoint => ({
  ...{ namespace: "AWS/SQS", metric, dimensions: { QueueName }, value, at },
});

/** Lambda counts throttles and errors of one function, and of the account together. */
function ofCall({ at, outcome }: Call, FunctionName: string): Datapoint[] {
  const point = (metric: string, value: number, dimensions: Datapoint["dimensions"]) => ({
    ...{ namespace: "AWS/Lambda", metric, dimensions, value, at },
  });
  if (outcome === "throttled") {
    return [point("Throttles", 1, { FunctionName }), point("Throttles", 1, {})];
  }
  return [
    point("Invocations", 1, { FunctionName }),
    point("Errors", Number(outcome === "died"), { FunctionName }),
    point("Errors", Number(outcome === "died"), {}),
  ];
}
