import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { OwnPictureItem, ownPictureKey } from "#schemas/storage/own-picture-items.ts";
import { batchGet } from "#shared/aws/batches.ts";
import type { UploadedPictures } from "./uploaded-pictures.ts";

/** Looks into the table `pictures`. */
export const dynamoUploadedPictures = (
  client: DynamoDBDocumentClient,
  TableName: string,
): UploadedPictures => ({
  async ofUser(userId, ids) {
    const keys = ids.map((id) => ownPictureKey(userId, id));
    const found = await batchGet(client, TableName, keys, { isConsistent: true });
    const pictures = found.map((item) => OwnPictureItem.parse(item));
    return new Set(pictures.flatMap(({ id, discardedAt }) => (discardedAt ? [] : [id])));
  },
});
