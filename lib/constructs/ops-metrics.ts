import { Duration } from "aws-cdk-lib";
import { Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import {
  type DimensionsOf,
  type MetricGroup,
  type MetricOf,
  metricNamespace,
  stageDimension,
} from "#schemas/observability/metrics.ts";
import type { Stage } from "../stages.ts";
import type { AreaFunction } from "./area-function.ts";

/** A metric as CloudWatch knows it: by names, so that no stack needs another one's outputs. */
interface Named {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

const metricOf = (
  { namespace, name: metricName, dimensions: dimensionsMap }: Named,
  statistic: string,
  period: Duration,
) => new Metric({ namespace, metricName, dimensionsMap, statistic, period });

/** One of our own, as `schemas/observability/metrics.ts` declares it. */
export const ownMetric = <G extends MetricGroup>(
  stage: Stage,
  _group: G,
  { name, dimensions }: { name: MetricOf<G>; dimensions: DimensionsOf<G> },
  statistic: string = Stats.SUM,
  period = Duration.hours(1),
) =>
  metricOf(
    {
      namespace: metricNamespace,
      name,
      dimensions: { [stageDimension]: stage.name, ...dimensions },
    },
    statistic,
    period,
  );

export const queueMetric = (
  queueName: string,
  name: "ApproximateNumberOfMessagesVisible" | "ApproximateAgeOfOldestMessage",
) =>
  metricOf(
    { namespace: "AWS/SQS", name, dimensions: { QueueName: queueName } },
    Stats.MAXIMUM,
    Duration.minutes(5),
  );

export const functionMetric = (
  { fixedName }: AreaFunction,
  name: "Duration" | "IteratorAge" | "Invocations",
  statistic: string = Stats.SUM,
) =>
  metricOf(
    { namespace: "AWS/Lambda", name, dimensions: { FunctionName: fixedName } },
    statistic,
    Duration.minutes(5),
  );

/** Of all functions of the account and region: they share its concurrency, stages too. */
export const everyFunction = (name: "Errors" | "Throttles") =>
  metricOf({ namespace: "AWS/Lambda", name, dimensions: {} }, Stats.SUM, Duration.minutes(5));

export const apiMetric = (
  apiId: string,
  name: "4xx" | "5xx" | "Count" | "Latency",
  statistic: string = Stats.SUM,
  period = Duration.minutes(5),
) =>
  metricOf({ namespace: "AWS/ApiGateway", name, dimensions: { ApiId: apiId } }, statistic, period);

export const tableMetric = (
  tableName: string,
  name: "ConsumedWriteCapacityUnits" | "ConsumedReadCapacityUnits",
) =>
  metricOf(
    { namespace: "AWS/DynamoDB", name, dimensions: { TableName: tableName } },
    Stats.SUM,
    Duration.hours(1),
  );
