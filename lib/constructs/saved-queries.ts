import { CfnQueryDefinition } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Stage } from "../stages.ts";
import type { Observed } from "./observed.ts";

export interface SavedQuery {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Questions that come up again and again, for Logs Insights; docs/operate.md says when. */
export const savedQueries = [
  {
    name: "everything-for-one-id",
    lines: [
      'filter correlationId = "PUT THE ID HERE"',
      "fields @timestamp, service, message, operation, status, outcome, error.message",
      "sort @timestamp asc",
      "limit 1000",
    ],
  },
  {
    name: "operations-by-latency-and-errors",
    lines: [
      'filter message = "request"',
      "stats count(*) as calls, pct(durationMs, 50) as p50, pct(durationMs, 95) as p95, sum(status >= 500) as errors by operation",
      "sort p95 desc",
    ],
  },
  {
    name: "what-failed",
    lines: [
      'filter level = "ERROR"',
      "stats count(*) as times, latest(@timestamp) as last by service, message, error.name, error.message",
      "sort times desc",
    ],
  },
  {
    name: "work-by-time",
    lines: [
      'filter message = "message handled"',
      "stats count(*) as messages, pct(durationMs, 50) as p50, pct(durationMs, 95) as p95, max(attempt) as tries by service",
      "sort p95 desc",
    ],
  },
] as const satisfies readonly SavedQuery[];

/** Keeps the queries in the account, over the logs of every function. */
export class SavedQueries extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { stage, observed }: { stage: Stage; observed: Observed },
  ) {
    super(scope, id);
    for (const { name, lines } of savedQueries) {
      new CfnQueryDefinition(this, name, {
        name: `cardlake/${stage.name}/${name}`,
        queryString: lines.join("\n| "),
        logGroupNames: observed.functions.map(({ logGroupName }) => logGroupName),
      });
    }
  }
}
