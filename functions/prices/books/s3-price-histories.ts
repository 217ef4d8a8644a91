import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { placeOfPrinting } from "#schemas/prices/priced-printing.ts";
import { BookPointer, bookKey, bookPointerKey } from "#schemas/storage/price-books.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import { bytesBeforeHead, decodeHead, headLengthIn } from "./book-file.ts";
import type { PriceHistories } from "./price-books.ts";
import { readSection } from "./read-section.ts";

const Pointer = BookPointer.pick({ game: true, set: true, version: true, head: true });

/** Reads histories where books are kept: a GetItem of half a read unit, and one GET. */
export function s3PriceHistories(
  client: DynamoDBDocumentClient,
  TableName: string,
  lake: Pick<SignedObjects, "part">,
): PriceHistories {
  const partOf = async (key: string, start: number, length: number): Promise<Uint8Array> => {
    const part = await lake.part(key, { start, length });
    if (part) return part;
    throw new Error(`The pointer names the price book ${key}, which is not there.`);
  };
  const headOf = async (key: string): Promise<Uint8Array> => {
    const length = headLengthIn(await partOf(key, 0, bytesBeforeHead));
    return partOf(key, bytesBeforeHead, length);
  };
  return {
    async readHistory(id, range) {
      const { printing, ...place } = placeOfPrinting(id);
      const { Item } = await client.send(new GetCommand({ TableName, Key: bookPointerKey(place) }));
      if (!Item) return [];
      const pointer = Pointer.parse(Item);
      const key = bookKey(pointer);
      const section = decodeHead(pointer.head ?? (await headOf(key))).printings.get(printing);
      return section ? readSection(await partOf(key, section.start, section.length), range) : [];
    },
  };
}
