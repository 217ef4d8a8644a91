import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import {
  hourOf,
  interestDays,
  interestPartition,
  interestShares,
} from "#schemas/storage/interest.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { InterestNotes } from "./interest.ts";

export interface InterestDeps {
  readonly clock: Clock;
  readonly newId: () => string;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Notes in the table `work`: an item of its own each time, in one of some shares of the hour. A write unit for each kilobyte. */
export const dynamoInterestNotes = (
  client: DynamoDBDocumentClient,
  TableName: string,
  { clock, newId, random }: InterestDeps,
): InterestNotes => ({
  async add(points) {
    const share = Math.floor(random() * interestShares);
    const now = clock();
    const expiresAtSeconds = Math.floor(now.getTime() / 1000) + interestDays * 86_400;
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: interestPartition(hourOf(now), share), sk: newId() },
        UpdateExpression: "SET points = :points, expiresAtSeconds = :expires",
        ExpressionAttributeValues: { ":points": points, ":expires": expiresAtSeconds },
      }),
    );
  },
});
