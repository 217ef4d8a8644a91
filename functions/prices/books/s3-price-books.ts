import { DeleteObjectCommand, GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import {
  BookPointer,
  bookKey,
  bookPointerKey,
  pricesPartition,
} from "#schemas/storage/price-books.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { putIfAbsent } from "#shared/aws/put-if-absent.ts";
import { putOver } from "#shared/aws/put-over.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { bookOfHead } from "./book-file.ts";
import { type Calendar, ofDays } from "./calendar.ts";
import { DamagedBook } from "./damaged-book.ts";
import type { PriceBooks } from "./price-books.ts";

/** Keeps books in the lake's bucket, and which are current in the catalogue's table. One that is no more than its head is in the pointer alone. */
export function s3PriceBooks(
  { s3, dynamo }: { readonly s3: S3Client; readonly dynamo: DynamoDBDocumentClient },
  { bucket: Bucket, table: TableName }: { readonly bucket: string; readonly table: string },
  calendar: Calendar = ofDays,
): PriceBooks {
  const { shelf } = calendar;
  const load = async (pointer: BookPointer): Promise<Uint8Array> => {
    const key = bookKey(pointer, shelf);
    const alone = pointer.head && bookOfHead(pointer.head);
    if (alone && sha256(alone) === pointer.version) return alone;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key }));
    const bytes = await Body?.transformToByteArray();
    if (bytes && sha256(bytes) === pointer.version) return bytes;
    throw new DamagedBook(`${key} is not what its name says`);
  };
  return {
    calendar,

    async read(place) {
      const get = { TableName, Key: bookPointerKey(place, shelf), ConsistentRead: true };
      const { Item } = await dynamo.send(new GetCommand(get));
      const pointer = Item && BookPointer.parse(Item);
      return pointer && { pointer, bytes: await load(pointer) };
    },

    async publish(pointer, { bytes, head }, before) {
      const object = { Bucket, Key: bookKey(pointer, shelf), Body: bytes };
      if (!(pointer.head && bytes.length === bookOfHead(head).length)) {
        await putIfAbsent(s3, { ...object, ContentType: "application/octet-stream" });
      }
      const item = { ...bookPointerKey(pointer, shelf), ...pointer };
      return putOver(dynamo, TableName, item, before);
    },

    async remove(places) {
      for (const place of places) {
        await s3.send(new DeleteObjectCommand({ Bucket, Key: bookKey(place, shelf) }));
      }
    },

    async forget(read) {
      const Key = bookPointerKey(read, shelf);
      const remove = new DeleteCommand({
        ...{ TableName, Key, ConditionExpression: "version = :read" },
        ExpressionAttributeValues: { ":read": read.version },
      });
      return unlessRefused(dynamo.send(remove), "forgotten", "overtaken");
    },

    async pointers(game) {
      const span = { prefix: shelf.prefix, isConsistent: true };
      const items = await queryItems(dynamo, TableName, pricesPartition(game), span);
      return items.map((item) => BookPointer.parse(item));
    },
  };
}
