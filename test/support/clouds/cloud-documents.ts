import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { cloudClient } from "./cloud-logs.ts";

/** A document client of the emulator under test, which writes as the functions do. */
export const cloudDocuments = () =>
  DynamoDBDocumentClient.from(new DynamoDBClient(cloudClient()), {
    marshallOptions: { removeUndefinedValues: true },
  });
