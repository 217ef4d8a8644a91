import { RemovalPolicy } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import {
  AwsCustomResource,
  AwsCustomResourcePolicy,
  Logging,
  PhysicalResourceId,
} from "aws-cdk-lib/custom-resources";
import { Construct } from "constructs";
import { accept } from "../accept.ts";
import type { Stage } from "../stages.ts";

/**
 * 64 random letters and digits that AWS makes at the first deploy, known to the distribution and to the
 * functions behind it. Kept in no store, which would cost more a month than it protects; a deploy that
 * changes this resource makes new ones, and both sides get them in the same deploy.
 */
export class EdgeSecret extends Construct {
  readonly value: string;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    const logGroup = new LogGroup(this, "Logs", {
      logGroupName: `/cardlake/${stage.name}/deploy-edge-secret`,
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of its own instead of the managed policy, which may write to every log group.
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    });
    logGroup.grantWrite(role);
    const action = "secretsmanager:GetRandomPassword";
    const made = new AwsCustomResource(this, "Made", {
      onUpdate: {
        service: "SecretsManager",
        action: "GetRandomPassword",
        parameters: { PasswordLength: 64, ExcludePunctuation: true },
        physicalResourceId: PhysicalResourceId.of("edge-secret"),
        outputPaths: ["RandomPassword"],
        logging: Logging.withDataHidden(),
      },
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ actions: [action], resources: ["*"] }),
      ]),
      functionName: `cardlake-${stage.name}-deploy-edge-secret`,
      ...{ role, logGroup, installLatestAwsSdk: false },
    });
    accept(made, {
      "AwsSolutions-IAM5[Resource::*]": `${action} makes something up; it knows no resources.`,
    });
    this.value = made.getResponseField("RandomPassword");
  }
}
