import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import type { Stage } from "../stages.ts";

export interface OpsAlarmProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  /** Title of the alarm's section in docs/operate.md, in kebab-case. */
  readonly kind: string;
  /** Which of several of its kind, such as a queue. */
  readonly subject?: string;
  /** What the alarm has seen, in a sentence. */
  readonly says: string;
  /** What people miss meanwhile, in a sentence. */
  readonly impact: string;
  readonly metric: IMetric;
  /** Rings when the metric is that high, or with `isTooFew` when it is below. */
  readonly threshold: number;
  readonly isTooFew?: boolean;
  /** Periods of the metric, one after the other, that must all be so. @default 1 */
  readonly periods?: number;
  /** What a period without a value is. @default "fine" */
  readonly silence?: "fine" | "wrong";
}

/** An alarm that tells whoever reads it what people miss and what to do. */
export class OpsAlarm extends Alarm {
  /** Title of its section in docs/operate.md. */
  readonly kind: string;

  constructor(scope: Construct, id: string, props: OpsAlarmProps) {
    const { stage, kind, subject, says, impact, periods = 1 } = props;
    super(scope, id, {
      alarmName: ["cardlake", stage.name, kind, ...(subject ? [subject] : [])].join("-"),
      alarmDescription: `${says} Impact: ${impact} What to do: docs/operate.md, "${kind}".`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: periods,
      comparisonOperator: props.isTooFew
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData:
        props.silence === "wrong" ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    this.kind = kind;
    this.addAlarmAction(new SnsAction(props.topic));
    this.addOkAction(new SnsAction(props.topic));
  }
}
