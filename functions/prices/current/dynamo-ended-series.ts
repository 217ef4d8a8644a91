import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { systemClock } from "#shared/kernel/clock.ts";
import { dynamoCurrentPricePointers } from "./dynamo-current-price-pointers.ts";
import { type EndedSeries, endedSeries } from "./ended-series.ts";

/** What has ended, as the pointers in the catalogue's table tell it. */
export const dynamoEndedSeries = (client: DynamoDBDocumentClient, table: string): EndedSeries =>
  endedSeries(dynamoCurrentPricePointers(client, table, { isConsistent: false }), systemClock);
