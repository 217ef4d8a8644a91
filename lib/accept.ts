import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** Accepts findings of cdk-nag on a construct; each needs its reason, in a sentence. */
export function accept(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) {
    Validations.of(construct).acknowledge({ id: `AwsSolutions::${id}`, reason });
  }
}

/** Accepts a warning that CDK itself gives while stacks are built, for a construct and all below it. */
export const acceptWarning = (construct: IConstruct, id: string, reason: string): void =>
  Validations.of(construct).acknowledge({ id: `Annotation::${id}`, reason });
