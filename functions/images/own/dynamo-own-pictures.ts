import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import {
  OwnPictureCount,
  OwnPictureItem,
  ownPictureCountKey,
  ownPictureKey,
  ownPicturePrefix,
  ownPicturesPartition,
  pictureOwners,
} from "#schemas/storage/own-picture-items.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { transact } from "#shared/aws/transaction.ts";
import { updateOf } from "#shared/aws/updates.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { OwnPictureName, OwnPictures } from "./own-pictures.ts";

/** Keeps pictures of users in the table `pictures`; `schemas/storage/own-picture-items.ts` shows the keys. */
export function dynamoOwnPictures(client: DynamoDBDocumentClient, TableName: string): OwnPictures {
  const read = async ({ userId, pictureId }: OwnPictureName) => {
    const Key = ownPictureKey(userId, pictureId);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item && OwnPictureItem.parse(Item);
  };
  const update = ({ userId, pictureId }: OwnPictureName, change: ReturnType<typeof updateOf>) =>
    client.send(new UpdateCommand({ TableName, Key: ownPictureKey(userId, pictureId), ...change }));

  return {
    async find(name) {
      const found = await read(name);
      return found?.discardedAt ? undefined : found;
    },
    async present(userId, ids) {
      const keys = [...new Set(ids)].map((id) => ownPictureKey(userId, id));
      // One that was deleted a moment ago is nobody's to see any more.
      const found = await batchGet(client, TableName, keys, { isConsistent: true });
      const pictures = found.map((item) => OwnPictureItem.parse(item));
      return new Set(pictures.flatMap(({ id, discardedAt }) => (discardedAt ? [] : [id])));
    },
    async remains(name) {
      const found = await read(name);
      return found?.discardedAt ? found : undefined;
    },

    async count(userId) {
      const Key = ownPictureCountKey(userId);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item ? OwnPictureCount.parse(Item).pictures : 0;
    },

    async list(userId, { limit, cursor }) {
      const pk = ownPicturesPartition(userId);
      const start = positionIn(listOf(pk), cursor, OwnPictureId);
      const { Items = [] } = await client.send(
        new QueryCommand({
          ...queryOf(TableName, pk),
          // One more than is shown says whether there is another page.
          Limit: limit + 1,
          ...(start && { ExclusiveStartKey: ownPictureKey(userId, start) }),
        }),
      );
      const found = Items.slice(0, limit).map((item) => OwnPictureItem.parse(item));
      const end = found.at(-1);
      const hasMore = Items.length > limit;
      const items = found.filter(({ discardedAt }) => discardedAt === undefined);
      return { items, ...(hasMore && end && { nextCursor: cursorAt(listOf(pk), end.id) }) };
    },

    discard: (name, at) =>
      unlessRefused(
        update(name, updateOf({ set: { discardedAt: at } }, isPresent)),
        "discarded",
        "absent",
      ),

    async tidying(userId) {
      const span = { prefix: ownPicturePrefix, isConsistent: true };
      const found = await queryItems(client, TableName, ownPicturesPartition(userId), span);
      return found.map((item) => OwnPictureItem.parse(item));
    },

    async setLoose(name, since) {
      const change = since ? { set: { looseSince: since } } : { remove: ["looseSince"] };
      await unlessRefused(update(name, updateOf(change, isPresent)), "set", "absent");
    },

    async forget(name) {
      const { userId, pictureId } = name;
      await transact(client, [
        {
          Delete: {
            ...{ TableName, Key: ownPictureKey(userId, pictureId) },
            ConditionExpression: "attribute_exists(discardedAt)",
          },
        },
        {
          Update: {
            ...{ TableName, Key: ownPictureCountKey(userId) },
            ...updateOf({ add: { pictures: -1 } }),
          },
        },
      ]);
    },

    async *owners() {
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: "pk = :pk",
            ExpressionAttributeValues: { ":pk": pictureOwners },
            ...(ExclusiveStartKey && { ExclusiveStartKey }),
          }),
        );
        yield Items.map(({ sk }) => String(sk));
        ExclusiveStartKey = LastEvaluatedKey;
      } while (ExclusiveStartKey);
    },
  };
}

const isPresent = {
  text: "attribute_exists(pk) AND attribute_not_exists(#discardedAt)",
  names: { "#discardedAt": "discardedAt" },
};

const queryOf = (TableName: string, pk: string) => ({
  TableName,
  KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
  ExpressionAttributeValues: { ":pk": pk, ":prefix": ownPicturePrefix },
  ConsistentRead: true,
});

const listOf = (pk: string) => `${pk}|${ownPicturePrefix}`;
