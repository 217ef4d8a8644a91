import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { synthesised, templatesOf } from "#test/support/stacks/synth.ts";

const dataOf = (variables?: Record<string, string>) => {
  const found = templatesOf(synthesised(variables).stacks).find(([name]) => name === "data");
  if (!found) throw new Error("There is no data stack.");
  return found[1];
};

describe("the data stack", () => {
  const template = dataOf();

  test("[OPS-5] gives every table a fixed name, point-in-time recovery and a time to live", () => {
    const tables = Object.values(template.findResources("AWS::DynamoDB::GlobalTable"));
    expect(tables).toHaveLength(5);
    for (const { Properties } of tables) {
      expect(Properties.TableName).toMatch(/^cardlake-prod-/);
      expect(Properties.TimeToLiveSpecification).toMatchObject({
        AttributeName: "expiresAtSeconds",
        Enabled: true,
      });
      expect(Properties.Replicas[0].PointInTimeRecoverySpecification).toMatchObject({
        PointInTimeRecoveryEnabled: true,
      });
    }
  });

  test("has a bus for the events of areas, which nobody else may use", () => {
    template.hasResourceProperties("AWS::Events::EventBus", { Name: "cardlake-prod" });
    template.resourceCountIs("AWS::Events::EventBusPolicy", 0);
  });

  test("[LAKE-3] refuses a write to bronze that could overwrite", () => {
    template.hasResourceProperties("AWS::S3::BucketPolicy", {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: "BronzeIsWrittenOnce",
            Effect: "Deny",
            Action: "s3:PutObject",
            Condition: Match.objectLike({ Null: { "s3:if-none-match": "true" } }),
          }),
        ]),
      },
    });
  });

  test("[LAKE-4] observations of rounds go once they are gathered, the gathered ones stay", () => {
    template.hasResourceProperties("AWS::S3::Bucket", {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ Prefix: "observations-recent/", ExpirationInDays: 30 }),
        ]),
      },
    });
  });

  test("[LAKE-8] copies what cannot be made again to another region, where a stage asks for it", () => {
    const found = dataOf({ LAKE_REPLICA_REGION: "eu-west-1" }).findResources("AWS::S3::Bucket", {
      Properties: { ReplicationConfiguration: Match.anyValue() },
    });
    const [lake, ...others] = Object.values(found);
    expect(others).toEqual([]);
    const rules: { Status: string; Filter: { Prefix: string }; Destination: { Bucket: object } }[] =
      lake?.Properties.ReplicationConfiguration.Rules;
    expect(rules.map(({ Status, Filter }) => [Filter.Prefix, Status])).toEqual([
      ["bronze/", "Enabled"],
      ["observations/", "Enabled"],
    ]);
    const { stacks } = synthesised({ LAKE_REPLICA_REGION: "eu-west-1" });
    expect(stacks.replica?.region).toBe("eu-west-1");
    expect(stacks.data.dependencies).toContain(stacks.replica);
    const [[, replica] = []] = templatesOf({ replica: stacks.replica });
    const [bucket] = Object.values(replica?.findResources("AWS::S3::Bucket") ?? {});
    // Both stacks make up the same name, because no reference leads from region to region.
    const words = JSON.stringify(bucket?.Properties.BucketName["Fn::Join"][1]).slice(1, -1);
    for (const { Destination } of rules) {
      const arn = JSON.stringify(Destination.Bucket);
      expect(arn).toContain(words.slice(1));
    }
    template.resourcePropertiesCountIs(
      "AWS::S3::Bucket",
      { ReplicationConfiguration: Match.anyValue() },
      0,
    );
  });

  test("[LAKE-3] refuses plain HTTP to every bucket", () => {
    const policies = Object.values(template.findResources("AWS::S3::BucketPolicy"));
    expect(policies).toHaveLength(3);
    for (const { Properties } of policies) {
      const statements: { Effect: string; Condition?: { Bool?: object } }[] =
        Properties.PolicyDocument.Statement;
      expect(statements).toContainEqual(
        expect.objectContaining({
          Effect: "Deny",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      );
    }
  });
});
