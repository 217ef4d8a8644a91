import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import {
  OwnPictureItem,
  ownPictureCountKey,
  ownPictureKey,
  pictureOwnerKey,
} from "#schemas/storage/own-picture-items.ts";
import {
  rememberedUploadSeconds,
  UploadItem,
  UploadRequestItem,
  uploadKey,
  uploadRequestKey,
} from "#schemas/storage/upload-items.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { expiryOf, newItem, type TransactionWrite, transact } from "#shared/aws/transaction.ts";
import { updateOf } from "#shared/aws/updates.ts";
import type { PictureUploads, UploadName } from "./own-pictures.ts";

/** Keeps uploads in the table `pictures`; `schemas/storage/own-picture-items.ts` shows the keys. */
export function dynamoPictureUploads(
  client: DynamoDBDocumentClient,
  TableName: string,
): PictureUploads {
  const read = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const changeOpen = (name: UploadName, set: object) =>
    client.send(
      new UpdateCommand({
        ...{ TableName, Key: uploadKey(name.userId, name.uploadId) },
        ...updateOf({ set }, whileOpen),
      }),
    );
  const find = async ({ userId, uploadId }: UploadName) => {
    const found = await read(uploadKey(userId, uploadId));
    return found && UploadItem.parse(found);
  };
  const isKept = async (userId: string, { id }: OwnPictureItem) => {
    const found = await read(ownPictureKey(userId, id));
    return found !== undefined && !OwnPictureItem.parse(found).discardedAt;
  };

  return {
    find,

    async create(userId, upload, request) {
      const expiresAtSeconds = expiryOf(upload.createdAt, rememberedUploadSeconds);
      const writes = [
        newItem(TableName, { ...uploadKey(userId, upload.id), ...upload, expiresAtSeconds }),
      ];
      if (request) {
        const { keyHash, requestHash } = request;
        const note = { requestHash, uploadId: upload.id, expiresAtSeconds };
        writes.push(newItem(TableName, { ...uploadRequestKey(userId, keyHash), ...note }));
      }
      return (await transact(client, writes)) === "written" ? "created" : "taken";
    },

    async requested(userId, keyHash) {
      const found = await read(uploadRequestKey(userId, keyHash));
      return found && UploadRequestItem.parse(found);
    },

    check: (name) => unlessRefused(changeOpen(name, { state: "checking" }), "checking", "ended"),
    refuse: (name, reason) =>
      unlessRefused(changeOpen(name, { state: "refused", reason }), "refused", "ended"),

    async accept(name, picture, most) {
      const { userId } = name;
      const writes: TransactionWrite[] = [
        newItem(TableName, { ...ownPictureKey(userId, picture.id), ...picture }),
        {
          Update: {
            ...{ TableName, Key: ownPictureCountKey(userId) },
            ...updateOf(
              { add: { pictures: 1 } },
              {
                text: "attribute_not_exists(#pictures) OR #pictures < :most",
                names: { "#pictures": "pictures" },
                values: { ":most": most },
              },
            ),
          },
        },
        {
          Update: {
            ...{ TableName, Key: uploadKey(userId, name.uploadId) },
            ...updateOf({ set: { state: "ready", pictureId: picture.id } }, whileOpen),
          },
        },
        { Put: { TableName, Item: pictureOwnerKey(userId) } },
      ];
      if ((await transact(client, writes)) === "written") return "kept";
      if (await isKept(userId, picture)) return "known";
      const upload = await find(name);
      if (!upload || !openStates.includes(upload.state)) return "ended";
      const count = await read(ownPictureCountKey(userId));
      if (Number(count?.["pictures"] ?? 0) >= most) return "full";
      throw new Error(`The picture of the upload ${name.uploadId} could not be kept; try again.`);
    },
  };
}

const openStates: readonly UploadItem["state"][] = ["waiting", "checking"];
const whileOpen = {
  text: "attribute_exists(pk) AND #state IN (:waiting, :checking)",
  names: { "#state": "state" },
  values: { ":waiting": "waiting", ":checking": "checking" },
};
