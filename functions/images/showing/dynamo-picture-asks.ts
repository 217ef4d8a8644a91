import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { type AskedId, PictureAsked, pictureAskedKey } from "#schemas/storage/picture-asked.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { expiryOf } from "#shared/aws/transaction.ts";
import { updateOf } from "#shared/aws/updates.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { askedForSeconds, type PictureAsks } from "./picture-asks.ts";

/** Keeps in the table `work` what was asked for: a small item for an hour. */
export function dynamoPictureAsks(
  client: DynamoDBDocumentClient,
  { tableName: TableName, clock }: { tableName: string; clock: Clock },
): PictureAsks {
  const seconds = () => Math.floor(clock().getTime() / 1000);
  const update = (id: AskedId, ...change: Parameters<typeof updateOf>) =>
    client.send(new UpdateCommand({ TableName, Key: pictureAskedKey(id), ...updateOf(...change) }));
  return {
    async find(id) {
      const { Item } = await client.send(new GetCommand({ TableName, Key: pictureAskedKey(id) }));
      const asked = Item && PictureAsked.parse(Item);
      return asked && asked.expiresAtSeconds > seconds() ? new Date(asked.askedAt) : undefined;
    },

    begin(id) {
      const askedAt = clock().toISOString();
      const write = update(
        id,
        { set: { askedAt, expiresAtSeconds: expiryOf(askedAt, askedForSeconds) } },
        {
          text: "attribute_not_exists(pk) OR #expires <= :now",
          names: { "#expires": "expiresAtSeconds" },
          values: { ":now": seconds() },
        },
      );
      return unlessRefused(write, "begun", "begun_before");
    },

    async forget(id) {
      await update(id, { set: { askedAt: clock().toISOString(), expiresAtSeconds: 0 } });
    },
  };
}
