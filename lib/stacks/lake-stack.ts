import { Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { LakeQuestions } from "../constructs/lake-questions.ts";
import { LakeTables } from "../constructs/lake-tables.ts";
import type { Stage } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";

export interface LakeStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
}

/** The lake, open to those who ask it in SQL: tables and saved questions. Holds no data. */
export class LakeStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, ...props }: LakeStackProps) {
    super(scope, id, props);
    // Glue's names have no hyphens.
    const databaseName = `cardlake_${stage.name}`;
    new LakeTables(this, "Tables", { databaseName, bucketName: data.lake.bucketName });
    new LakeQuestions(this, "Questions", { stage, databaseName, answers: data.artifacts });
  }
}
