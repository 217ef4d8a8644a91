import { Aws } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { Stage } from "../stages.ts";

/**
 * Rings before money is gone: at 80 % of the month's amount, and when AWS forecasts more than all of
 * it. It counts the whole account, because tags only filter once somebody activated them by hand.
 */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, { stage, topic }: { stage: Stage; topic: ITopic }) {
    super(scope, id);
    const subscribers = [{ subscriptionType: "SNS", address: topic.topicArn }];
    const when = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
      notification: {
        ...{ notificationType, threshold, thresholdType: "PERCENTAGE" },
        comparisonOperator: "GREATER_THAN",
      },
      subscribers,
    });
    new CfnBudget(this, "Budget", {
      budget: {
        // Budgets are one account's in all regions.
        budgetName: `cardlake-${stage.name}-budget-${Aws.REGION}`,
        budgetType: "COST",
        timeUnit: "MONTHLY",
        budgetLimit: { amount: stage.watch.budgetUsdAMonth, unit: "USD" },
      },
      notificationsWithSubscribers: [when("ACTUAL", 80), when("FORECASTED", 100)],
    });
  }
}
