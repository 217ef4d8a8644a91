import { Aws } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";

/** Services of AWS that tell of trouble: alarms and budgets. */
const publishers = ["cloudwatch", "budgets"] as const;

/**
 * The topic that trouble is told to. Its policy names everybody who may publish: a policy of one's
 * own takes the place of the one that lets the account in, and an alarm that may not publish is
 * silent.
 */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, { name }: { name: string }) {
    super(scope, id, { topicName: name, enforceSSL: true });
    for (const service of publishers) {
      this.addToResourcePolicy(
        new PolicyStatement({
          sid: `Let${service.charAt(0).toUpperCase()}${service.slice(1)}Publish`,
          principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
          actions: ["sns:Publish"],
          resources: [this.topicArn],
          conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
        }),
      );
    }
  }
}
