import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import pLimit from "p-limit";
import { ImageRecord, imageKey } from "#schemas/storage/image-items.ts";
import { batchGet } from "#shared/aws/batches.ts";
import type { ImageRecords } from "./image-records.ts";

/** Counters that are written at once; a large composite has thousands of cards. */
const lanes = 16;

/** What a check decides; everything else of a record is counted elsewhere. */
const checkedFields = [
  "printingId",
  "status",
  "sha256",
  "version",
  "sourceUrl",
  "etag",
  "lastModified",
  "checkedAt",
  "reason",
] as const satisfies readonly (keyof ImageRecord)[];

/** Keeps records in the table `work`; `schemas/storage/image-items.ts` shows the keys. */
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
  const set = checkedFields.filter((field) => record[field] !== undefined);
  const gone = checkedFields.filter((field) => record[field] === undefined);
  return {
    UpdateExpression:
      `SET ${set.map((field) => `#${field} = :${field}`).join(", ")}` +
      (gone.length > 0 ? ` REMOVE ${gone.map((field) => `#${field}`).join(", ")}` : ""),
    ConditionExpression: before ? "#checkedAt = :before" : "attribute_not_exists(pk)",
    ExpressionAttributeNames: Object.fromEntries(checkedFields.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(set.map((field) => [`:${field}`, record[field]])),
      ...(before && { ":before": before.checkedAt }),
    },
  };
}

/** What a conditional write came to; any other failure than the condition is thrown. */
async function unlessRefused<Done, Refused>(
  write: Promise<unknown>,
  done: Done,
  refused: Refused,
): Promise<Done | Refused> {
  try {
    await write;
    return done;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return refused;
    throw error;
  }
}
