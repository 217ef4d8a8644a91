import { Metrics } from "@aws-lambda-powertools/metrics";
import {
  type DimensionsOf,
  type MetricGroup,
  type MetricOf,
  metricGroups,
  metricNamespace,
  stageDimension,
} from "#schemas/observability/metrics.ts";
import { currentCorrelation } from "./correlation.ts";

/**
 * Writes values of a group of metrics as one line in CloudWatch's embedded format; nothing is sent.
 *
 * Groups, units and dimensions are declared in `schemas/observability/metrics.ts`. A value of 0 is
 * written too: it says that there was something to count. A metric without a value is left out.
 */
export function count<G extends MetricGroup>(
  group: G,
  dimensions: DimensionsOf<G>,
  values: { readonly [M in MetricOf<G>]?: number | undefined },
): void {
  // One for each line: work that runs side by side must not mix its values and dimensions.
  const metrics = new Metrics({ namespace: metricNamespace });
  // Else the service would be a dimension, and every worker would have metrics of its own.
  metrics.clearDefaultDimensions();
  const stage = process.env["STAGE"] ?? "unknown";
  metrics.addDimensions({ [stageDimension]: stage, ...dimensions });
  const correlationId = currentCorrelation();
  if (correlationId) metrics.addMetadata("correlationId", correlationId);
  const declared: Readonly<Record<string, { unit: "Count" | "Seconds" }>> =
    metricGroups[group].metrics;
  const given = Object.entries<number | undefined>(values);
  for (const [name, value] of given) {
    const unit = declared[name]?.unit;
    if (unit && value !== undefined) metrics.addMetric(name, unit, value);
  }
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
