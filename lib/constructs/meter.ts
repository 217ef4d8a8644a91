import { Rule, type Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as FunctionTarget } from "aws-cdk-lib/aws-events-targets";
import { Construct } from "constructs";
import type { AreaFunction } from "./area-function.ts";

export interface MeterProps {
  readonly ruleName: string;
  readonly schedule: Schedule;
  readonly description: string;
  readonly worker: AreaFunction;
}

/**
 * A function that a schedule calls itself, to measure something. A queue before it would be polled
 * all month for one message now and then. A failure is tried twice more and then dropped, which loses
 * nothing: the next occasion measures anew, and the alarm on the metric takes silence for a fault.
 */
export class Meter extends Construct {
  constructor(scope: Construct, id: string, props: MeterProps) {
    super(scope, id);
    const { worker, ...rule } = props;
    // Lambda's own two retries follow; longer ones would measure what the next occasion measures.
    new Rule(this, "Rule", {
      ...rule,
      targets: [new FunctionTarget(worker, { retryAttempts: 2 })],
    });
  }
}
