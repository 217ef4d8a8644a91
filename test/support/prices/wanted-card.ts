import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { systemClock } from "#shared/kernel/clock.ts";
import { dynamoInterestNotes } from "#shared/wanting/dynamo-interest-notes.ts";
import { cloudClient } from "#test/support/clouds/cloud-logs.ts";

/** As a function does when somebody has looked at a card. */
export async function wanted(printing: string): Promise<void> {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(cloudClient()));
  const deps = { clock: systemClock, newId: () => randomUUID(), random: Math.random };
  await dynamoInterestNotes(documents, "cardlake-local-work", deps).add({ [printing]: 1 });
}
