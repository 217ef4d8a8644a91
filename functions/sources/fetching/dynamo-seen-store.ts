import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Seen, seenKey } from "#schemas/storage/seen-shard.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { SeenStore } from "./seen-store.ts";

const Item = z.object({
  packed: z.instanceof(Uint8Array),
  version: z.int().positive(),
  unsent: z.array(z.string()),
});

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** Keeps each unit's memory as one packed item of the table `work`. */
export function dynamoSeenStore(client: DynamoDBDocumentClient, tableName: string): SeenStore {
  return {
    async load(unit) {
      const { Item: found } = await client.send(
        new GetCommand({ TableName: tableName, Key: seenKey(unit), ConsistentRead: true }),
      );
      if (!found) return { seen: { answers: {}, keys: [], listed: [] }, version: 0, unsent: [] };
      const { packed, version, unsent } = Item.parse(found);
      const seen = Seen.parse(JSON.parse((await unpack(packed)).toString("utf8")));
      return { seen, version, unsent };
    },

    async save(unit, { seen, version, unsent }) {
      const next = { seen, version: version + 1, unsent };
      const put = new PutCommand({
        TableName: tableName,
        Item: {
          ...seenKey(unit),
          packed: await pack(JSON.stringify(seen)),
          version: next.version,
          unsent: [...unsent],
        },
        ConditionExpression: "attribute_not_exists(pk) OR version = :version",
        ExpressionAttributeValues: { ":version": version },
      });
      if (await unlessRefused(client.send(put), true, false)) return next;
      throw new MessageError("transient", `Somebody else is fetching ${unit.unit}.`, {
        retryAfterSeconds: 5,
      });
    },
  };
}
