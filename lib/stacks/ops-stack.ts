import { Stack, type StackProps } from "aws-cdk-lib";
import { Subscription, SubscriptionProtocol } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { MonthlyBudget } from "../constructs/monthly-budget.ts";
import { type Observed, observedIn } from "../constructs/observed.ts";
import { OpsAlarm } from "../constructs/ops-alarm.ts";
import { SavedQueries } from "../constructs/saved-queries.ts";
import { StageAlarms } from "../constructs/stage-alarms.ts";
import { StageDashboard } from "../constructs/stage-dashboard.ts";
import type { Stage } from "../stages.ts";
import type { ApiStack } from "./api-stack.ts";
import type { DataStack } from "./data-stack.ts";

export interface OpsStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly api: ApiStack;
  /** Every stack whose queues and functions are to be watched. */
  readonly watched: readonly Stack[];
}

/** How a stage is watched over: alarms, a dashboard, saved queries, a budget [OPS-4]. */
export class OpsStack extends Stack {
  readonly observed: Observed;

  constructor(scope: Construct, id: string, props: OpsStackProps) {
    const { stage, data, api, watched, ...stackProps } = props;
    super(scope, id, stackProps);
    this.observed = observedIn(watched);
    const topic = data.alarms;
    const base = { stage, observed: this.observed, apiId: api.api.apiId };
    const alarms = new StageAlarms(this, "Alarms", { ...base, topic });
    new StageDashboard(this, "Overview", {
      ...base,
      alarms: alarms.node.findAll().filter((one) => one instanceof OpsAlarm),
      tableNames: ["catalog", "users", "work"].map((name) => `cardlake-${stage.name}-${name}`),
    });
    new SavedQueries(this, "Queries", base);
    new MonthlyBudget(this, "Budget", { stage, topic });
    if (stage.watch.email) {
      new Subscription(this, "AlarmEmail", {
        topic,
        protocol: SubscriptionProtocol.EMAIL,
        endpoint: stage.watch.email,
      });
    }
  }
}
