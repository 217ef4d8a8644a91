import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { keptPorts } from "#bin/local/cloud/ports.ts";
import { endpointOf, startMiniStack } from "#bin/local/emulator/ministack.ts";
import { emulatorPackages, pythonEnvironment } from "#bin/local/emulator/python-environment.ts";
import { removeFiles } from "#bin/local/json-file.ts";
import { type Layout, makeFolders } from "#bin/local/layout.ts";
import type { Teardown } from "#bin/local/processes/teardown.ts";

const tables = ["catalog", "users", "pictures", "work", "limits", "alerts"].map(
  (name) => `cardlake-local-${name}`,
);
const buckets = ["lake", "images", "artifacts"].map(
  (name) => `cardlake-local-${name}-000000000000-us-east-1`,
);

/** The emulator with our tables and buckets, empty, and nothing else; answers with its address. */
export async function bringUpStores(layout: Layout, teardown: Teardown): Promise<string> {
  removeFiles(layout.folder);
  makeFolders(layout);
  const { programs } = await pythonEnvironment(emulatorPackages);
  const { gateway: port } = await keptPorts(layout.ports, false);
  const server = await startMiniStack({ layout, port, programs, checksPermissions: false });
  teardown.add(() => server.stop());
  const endpoint = endpointOf(port);
  const access = {
    ...{ endpoint, region: "us-east-1", forcePathStyle: true },
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  const [dynamo, s3] = [new DynamoDBClient(access), new S3Client(access)];
  const keys = [
    ["pk", "HASH"],
    ["sk", "RANGE"],
  ] as const;
  for (const TableName of tables) {
    await dynamo.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: keys.map(([AttributeName, KeyType]) => ({ AttributeName, KeyType })),
        AttributeDefinitions: keys.map(([AttributeName]) => ({
          AttributeName,
          AttributeType: "S",
        })),
      }),
    );
  }
  for (const Bucket of buckets) await s3.send(new CreateBucketCommand({ Bucket }));
  return endpoint;
}
