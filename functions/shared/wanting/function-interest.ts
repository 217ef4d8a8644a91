import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { ulid } from "ulid";
import { systemClock } from "#shared/kernel/clock.ts";
import { log } from "#shared/observability/log.ts";
import { dynamoInterestNotes } from "./dynamo-interest-notes.ts";
import { type CardInterest, cardInterest } from "./interest.ts";

/** What this function notes, in the table `work`. */
export const functionInterest = (client: DynamoDBDocumentClient, workTable: string): CardInterest =>
  cardInterest({
    notes: dynamoInterestNotes(client, workTable, {
      ...{ clock: systemClock, newId: () => ulid(), random: Math.random },
    }),
    clock: systemClock,
    onTrouble: (error) => log("interest not noted", { error }),
  });
