import { readFileSync } from "node:fs";
import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { synthesised, templatesOf } from "#test/support/stacks/synth.ts";

const { stacks } = synthesised({ ALARM_EMAIL: "ops@example.com", BUDGET_USD_A_MONTH: "20" });
const { ops } = stacks;
if (!ops) throw new Error("The stage prod must be watched.");
const template = Template.fromStack(ops);

interface AlarmProperties {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions?: readonly unknown[];
  readonly Period: number;
  readonly EvaluationPeriods: number;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
}
const alarms = Object.values(template.findResources("AWS::CloudWatch::Alarm")).map(
  ({ Properties }): AlarmProperties => Properties,
);
const runbook = readFileSync("docs/operate.md", "utf8");
const sections = [...(runbook.split("\n## Alarms\n")[1] ?? "").matchAll(/^### (.+)$/gm)].map(
  ([, title = ""]) => title,
);
const kindOf = ({ AlarmName }: AlarmProperties) =>
  sections.find((title) => AlarmName.startsWith(`cardlake-prod-${title}`));

describe("[OPS-4] the alarms", () => {
  test.each(alarms.map((alarm) => [alarm.AlarmName, alarm] as const))(
    "%s says what people miss and has its section in the runbook",
    (_name, alarm) => {
      expect(alarm.AlarmDescription).toMatch(/^.+\. Impact: .+\. What to do: docs\/operate\.md/);
      expect(alarm.AlarmDescription).toContain(`"${kindOf(alarm)}"`);
      expect(alarm.AlarmActions).toHaveLength(1);
      // CloudWatch takes no longer description.
      expect(alarm.AlarmDescription.length).toBeLessThanOrEqual(1024);
    },
  );

  test("and the budget are all that the runbook speaks of", () => {
    const kinds = new Set([...alarms.map(kindOf), "budget"]);
    expect([...kinds].sort()).toEqual([...sections].sort());
  });

  test("ring when a dead letter waits in any queue, and when nobody counts them", () => {
    template.hasResourceProperties("AWS::CloudWatch::Alarm", {
      Namespace: "Cardlake",
      MetricName: "DeadLettersWaiting",
      Dimensions: [{ Name: "Stage", Value: "prod" }],
      Statistic: "Maximum",
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      TreatMissingData: "breaching",
    });
  });

  test("look at letters no longer than the time in which they are counted twice", () => {
    const [alarm] = alarms.filter(({ AlarmName }) => AlarmName.endsWith("-dead-letters"));
    const rules = templatesOf(stacks).flatMap(([, one]) =>
      Object.values(one.findResources("AWS::Events::Rule")),
    );
    const rule = rules.find(({ Properties }) => Properties.Name === "cardlake-prod-dead-letters");
    expect(rule?.["Properties"].ScheduleExpression).toBe("rate(15 minutes)");
    expect(alarm?.Period).toBe(2 * 15 * 60);
  });

  test("watch what a message waits in, where nothing else tells that it is late", () => {
    const names = alarms.map(({ AlarmName }) => AlarmName.replace("cardlake-prod-", ""));
    expect(names.filter((name) => name.startsWith("queue-is-late"))).toEqual([
      "queue-is-late-alert-looks",
      "queue-is-late-renders",
    ]);
    expect(names).toContain("stream-is-behind-catalog-publish-events");
  });

  test.each(["Errors", "Throttles"])("watch the %s of every function together", (MetricName) => {
    template.hasResourceProperties("AWS::CloudWatch::Alarm", {
      ...{ Namespace: "AWS/Lambda", MetricName, Dimensions: Match.absent() },
    });
  });

  test("are evaluated over a time that CloudWatch allows", () => {
    for (const { Period, EvaluationPeriods } of alarms) {
      const most = Period >= 3600 ? 7 * 86_400 : 86_400;
      expect(Period * EvaluationPeriods).toBeLessThanOrEqual(most);
    }
  });

  test("[OPS-6] are the ten that every account has for nothing", () => {
    expect(alarms.length).toBeLessThanOrEqual(10);
  });

  test("ring when a source is not fresh, and when nobody measures it", () => {
    template.hasResourceProperties("AWS::CloudWatch::Alarm", {
      Namespace: "Cardlake",
      MetricName: "MostOverdueSeconds",
      Dimensions: [{ Name: "Stage", Value: "prod" }],
      Statistic: "Maximum",
      Threshold: 0,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      TreatMissingData: "breaching",
    });
  });

  test("reach the address that the stage names", () => {
    template.hasResourceProperties("AWS::SNS::Subscription", {
      Protocol: "email",
      Endpoint: "ops@example.com",
    });
  });
});

test("[OPS-4] the budget rings at four fifths and when the forecast is over it", () => {
  template.hasResourceProperties("AWS::Budgets::Budget", {
    Budget: Match.objectLike({ BudgetLimit: { Amount: 20, Unit: "USD" }, TimeUnit: "MONTHLY" }),
    NotificationsWithSubscribers: [
      { Notification: Match.objectLike({ Threshold: 80, NotificationType: "ACTUAL" }) },
      { Notification: Match.objectLike({ Threshold: 100, NotificationType: "FORECASTED" }) },
    ].map((one) => Match.objectLike(one)),
  });
});

test("[OPS-4] the dashboard answers each question", () => {
  const [dashboard] = Object.values(template.findResources("AWS::CloudWatch::Dashboard"));
  const text = JSON.stringify(dashboard);
  for (const title of [
    "Ingestion",
    "Freshness of each source",
    "Age of the oldest message",
    "API latency",
    "API errors",
    "Operations",
    "Render times",
    "Cache hit rate",
    "Cost: requests",
    "Cost: write and read units",
    "Cost: pages drawn",
  ]) {
    expect(text).toContain(title);
  }
});

test("[OPS-3] the query for one id is saved over every function's log, as the runbook has it", () => {
  const queries = template.findResources("AWS::Logs::QueryDefinition");
  const found = Object.values(queries).find(({ Properties }) =>
    Properties.Name.endsWith("/everything-for-one-id"),
  );
  expect(runbook).toContain(found?.Properties.QueryString);
  expect(found?.Properties.LogGroupNames).toEqual(
    expect.arrayContaining(["/cardlake/prod/sources-fetch-unit", "/cardlake/prod/images-http"]),
  );
});

test("a stage on a developer's machine is not watched", () => {
  expect(synthesised({ STAGE: "local" }).stacks.ops).toBeUndefined();
});
