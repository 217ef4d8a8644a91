import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { placeOfPrinting } from "#schemas/prices/priced-printing.ts";
import { BookPointer, bookKey, bookPointerKey } from "#schemas/storage/price-books.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import {
  type BookDirectory,
  type BookPlace,
  type ByteRange,
  bytesBeforeHead,
  decodeHead,
  headLengthIn,
} from "./book-file.ts";
import { type Calendar, ofDays } from "./calendar.ts";
import { decodePacks } from "./pack-names.ts";
import { partName } from "./parts.ts";
import type { PriceHistories, PriceObservations } from "./price-books.ts";
import { readSection } from "./read-section.ts";

const Pointer = BookPointer.pick({ game: true, set: true, version: true, head: true });

/** Reads histories where books are kept: a GetItem of half a read unit, and one GET. */
export const s3PriceHistories = (
  client: DynamoDBDocumentClient,
  TableName: string,
  lake: Pick<SignedObjects, "part">,
  calendar: Calendar = ofDays,
): PriceHistories & PriceObservations => {
  const pointerAt: PointerAt = async (Key) =>
    (await client.send(new GetCommand({ TableName, Key }))).Item;
  return historiesBehind(pointerAt, lake, calendar);
};

/** Reads an item of the catalogue's table as it is when it is asked for, or was a second before. */
type PointerAt = (
  key: ReturnType<typeof bookPointerKey>,
) => Promise<Record<string, unknown> | undefined>;

/** The same for who has a way of its own to the pointers. */
export function historiesBehind(
  pointerAt: PointerAt,
  lake: Pick<SignedObjects, "part">,
  calendar: Calendar = ofDays,
): PriceHistories & PriceObservations {
  const rangeOf = async (key: string, { start, length }: ByteRange): Promise<Uint8Array> => {
    const part = await lake.part(key, { start, length });
    if (part) return part;
    throw new Error(`The pointer names the price book ${key}, which is not there.`);
  };
  const headOf = async (key: string): Promise<Uint8Array> => {
    const length = headLengthIn(await rangeOf(key, { start: 0, length: bytesBeforeHead }));
    return rangeOf(key, { start: bytesBeforeHead, length });
  };
  /** What of the current book of a set is wanted; undefined where there is no such part. */
  const read = async (
    place: BookPlace,
    choose: (directory: BookDirectory) => ByteRange | undefined,
  ): Promise<Uint8Array | undefined> => {
    const item = await pointerAt(bookPointerKey(place, calendar.shelf));
    if (!item) return undefined;
    const pointer = Pointer.parse(item);
    const key = bookKey(pointer, calendar.shelf);
    const range = choose(decodeHead(pointer.head ?? (await headOf(key))));
    return range && rangeOf(key, range);
  };
  return {
    async readHistory(id, range) {
      const { printing, ...place } = placeOfPrinting(id);
      const section = await read(place, ({ printings }) => printings.get(printing));
      return section ? readSection(section, range, calendar) : [];
    },

    async packsOf(id, { day, source }) {
      const { game, set } = placeOfPrinting(id);
      const name = partName({ span: calendar.spanOf(day), source });
      const names = await read({ game, set }, ({ packs }) => packs.get(name));
      return names ? decodePacks(names) : [];
    },
  };
}
