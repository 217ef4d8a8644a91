import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import pLimit from "p-limit";
import { correlationAttribute } from "#schemas/observability/correlation.ts";
import { ImageRecord, imageKey } from "#schemas/storage/image-items.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { updateOf } from "#shared/aws/updates.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";
import type { ImageRecords } from "./image-records.ts";

/** Counters that are written at once; a large composite has thousands of cards. */
const lanes = 16;

/** What a check decides; everything else of a record is counted by `countAccess`. */
const checkedFields = ImageRecord.omit({ accesses: true, accessedOn: true }).keyof().options;

/** Keeps records in the table `pictures`; `schemas/storage/image-items.ts` shows the keys. */
export function dynamoImageRecords(
  client: DynamoDBDocumentClient,
  TableName: string,
): ImageRecords {
  return {
    async find(ids) {
      const keys = [...new Set(ids)].map((id) => imageKey(id));
      const items = await batchGet(client, TableName, keys);
      return new Map(
        items.map((item) => {
          const record = ImageRecord.parse(item);
          return [record.printingId, record];
        }),
      );
    },

    async save(record, before) {
      const update = { TableName, Key: imageKey(record.printingId), ...changeTo(record, before) };
      return unlessRefused(client.send(new UpdateCommand(update)), "saved", "outdated");
    },

    async countAccess(records, day) {
      const lane = pLimit(lanes);
      const uncounted = records.filter(({ accessedOn }) => accessedOn !== day);
      await lane.map(uncounted, ({ printingId }) => {
        const update = new UpdateCommand({
          TableName,
          Key: imageKey(printingId),
          UpdateExpression: "SET accessedOn = :day ADD accesses :one",
          ConditionExpression:
            "attribute_exists(pk) AND (attribute_not_exists(accessedOn) OR accessedOn < :day)",
          ExpressionAttributeValues: { ":day": day, ":one": 1 },
        });
        return unlessRefused(client.send(update), "counted", "counted_before");
      });
    },
  };
}

/** Sets every field that a check decides, and takes away those that it leaves out. */
function changeTo(record: ImageRecord, before: ImageRecord | undefined) {
  const fields = checkedFields.map((field) => [field, record[field]] as const);
  return updateOf(
    {
      // The stream of records is followed: who reads it goes on for the cause of this write.
      set: { ...Object.fromEntries(fields), [correlationAttribute]: currentCorrelation() },
      remove: fields.flatMap(([field, value]) => (value === undefined ? [field] : [])),
    },
    before
      ? {
          text: "#checkedAt = :before",
          names: { "#checkedAt": "checkedAt" },
          values: { ":before": before.checkedAt },
        }
      : { text: "attribute_not_exists(pk)" },
  );
}
