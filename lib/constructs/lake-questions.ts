import { CfnNamedQuery, CfnWorkGroup } from "aws-cdk-lib/aws-athena";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { questions } from "#schemas/lake/questions.ts";
import type { Stage } from "../stages.ts";

export interface LakeQuestionsProps {
  readonly stage: Stage;
  readonly databaseName: string;
  /** Where answers lie for some days. */
  readonly answers: IBucket;
}

/** A question that reads more than this, 0.05 USD, has forgotten to name its days. */
const mostBytesOfAQuestion = 10 * 1024 ** 3;

/** Where analysts ask: a workgroup whose questions cannot become dear, and what is often asked. */
export class LakeQuestions extends Construct {
  constructor(scope: Construct, id: string, props: LakeQuestionsProps) {
    super(scope, id);
    const { stage, databaseName, answers } = props;
    const workGroup = new CfnWorkGroup(this, "WorkGroup", {
      name: `cardlake-${stage.name}`,
      description: "Questions to the lake; docs/lake.md.",
      // Its history is nobody's data.
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        bytesScannedCutoffPerQuery: mostBytesOfAQuestion,
        engineVersion: { selectedEngineVersion: "Athena engine version 3" },
        publishCloudWatchMetricsEnabled: false,
        resultConfiguration: {
          outputLocation: `s3://${answers.bucketName}/athena/`,
          encryptionConfiguration: { encryptionOption: "SSE_S3" },
        },
      },
    });
    for (const { name, asks, sql } of questions) {
      const query = new CfnNamedQuery(this, name, {
        ...{ name, description: asks, queryString: sql, database: databaseName },
        workGroup: workGroup.name,
      });
      query.addResourceDependency(workGroup);
    }
  }
}
