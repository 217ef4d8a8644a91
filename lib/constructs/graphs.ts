import { Duration } from "aws-cdk-lib";
import { GraphWidget, type IMetric, MathExpression } from "aws-cdk-lib/aws-cloudwatch";

export const graph = (title: string, left: IMetric[], width = 12) =>
  new GraphWidget({ title, left, width });

const expression = (label: string, text: string, usingMetrics = {}) =>
  new MathExpression({ label, expression: text, usingMetrics, period: Duration.hours(1) });

/** Hits of all, in percent. CloudWatch wants other ids for other metrics of one graph. */
export const rate = (id: string, label: string, [hits, misses]: [IMetric, IMetric]) =>
  expression(label, `100 * ${id}Hits / (${id}Hits + ${id}Misses)`, {
    [`${id}Hits`]: hits,
    [`${id}Misses`]: misses,
  });
