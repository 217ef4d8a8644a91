import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { bookFormat, type Head, headIn } from "./book-head.ts";
import { packed } from "./bytes.ts";
import { ofDays, ofHours } from "./calendar.ts";
import { DamagedBook } from "./damaged-book.ts";
import { compareParts, partName, partNamed } from "./parts.ts";
import { columnNames } from "./point.ts";

/** Of which game and set a book is, as priced printings have it: `pokemon`, `base1`. */
export interface BookPlace {
  readonly game: string;
  readonly set: string;
}

/** Bytes of a book by where they lie in it. */
export interface ByteRange {
  readonly start: number;
  readonly length: number;
}

/** Of which set a book is, and from when on. */
interface BookTitle {
  readonly place: BookPlace;
  /**
   * Of a book of hours, the first span that it keeps points of: a later book never says an earlier one, so that no book is ever what one
   * before it was, although points leave it. Absent in a book of days.
   */
  readonly keptFrom?: number | undefined;
}

/** What a book holds, and where; a card's history is one range. */
export interface BookDirectory extends BookTitle {
  readonly printings: ReadonlyMap<string, ByteRange>;
  /** Where the names of the packs lie that points of a part were read in, by the part's name. */
  readonly packs: ReadonlyMap<string, ByteRange>;
  /** Bytes of the whole book. */
  readonly length: number;
}

/** The parts of a book, as they lie in it. */
export interface BookParts extends BookTitle {
  readonly sections: ReadonlyMap<string, Uint8Array>;
  readonly packs: ReadonlyMap<string, Uint8Array>;
}

const magic = Buffer.from("CLPB");
const lengthBytes = 4;
/** Of what stands before the head: says what the file is, and how long the head is. */
export const bytesBeforeHead = magic.length + lengthBytes;

/**
 * The bytes of a book, and of its head, which says where everything lies: magic, length of the head, the head,
 * a section for each printing, the packs of each span of a source. The same parts give the same bytes.
 *
 * A set of 250 printings with nine series each, of which two of three amounts change daily: 3.9 MB after a year, 11.6 after three and 38.5
 * after ten. A day more of one source takes 0.09, 0.11 and 0.25 s of a core, and a printing's year is read in 2 ms.
 */
export function encodeBook({ place, keptFrom, sections, packs }: BookParts): {
  bytes: Buffer;
  head: Buffer;
} {
  const printings = [...sections].toSorted(([a], [b]) => byCodeUnits(a, b));
  const inOrder = [...packs]
    .map(([name, part]) => ({ ...partNamed(name), part }))
    .sort(compareParts);
  const told: Head = {
    ...{ format: bookFormat, game: place.game, set: place.set },
    ...(keptFrom !== undefined && { keptFrom }),
    columns: [...columnNames],
    printings: printings.map(([name, { length }]) => [name, length]),
    packs: inOrder.map(({ span, source, part }) => [span, source, part.length]),
  };
  const head = packed(Buffer.from(JSON.stringify(told)));
  const parts = [...printings.map(([, part]) => part), ...inOrder.map(({ part }) => part)];
  return { bytes: Buffer.concat([bookOfHead(head), ...parts]), head };
}

/** A book without printings, which is no more than its head. */
export function bookOfHead(head: Uint8Array): Buffer {
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(head.length);
  return Buffer.concat([magic, length, head]);
}

/**
 * How long the head is.
 *
 * @param start the first {@link bytesBeforeHead} of a book
 * @throws DamagedBook when it is none
 */
export function headLengthIn(start: Uint8Array): number {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
  if (bytes.length < bytesBeforeHead || !bytes.subarray(0, magic.length).equals(magic)) {
    throw new DamagedBook("it does not begin as a price book does");
  }
  return bytes.readUInt32LE(magic.length);
}

/** @throws DamagedBook when it is no head of a book */
export function decodeHead(head: Uint8Array): BookDirectory {
  const { game, set, keptFrom, columns, ...told } = headIn(head);
  if (columns.some((name, at) => name !== columnNames[at])) {
    throw new DamagedBook(`its columns are ${columns.join(", ")}`);
  }
  const calendar = keptFrom === undefined ? ofDays : ofHours;
  let start = bytesBeforeHead + head.length;
  const range = (length: number): ByteRange => {
    start += length;
    return { start: start - length, length };
  };
  const printings = new Map(told.printings.map(([name, length]) => [name, range(length)]));
  const packs = new Map(
    told.packs.map(([span, source, length]) => [
      partName({ span: calendar.believed(span), source }),
      range(length),
    ]),
  );
  if (printings.size < told.printings.length || packs.size < told.packs.length) {
    throw new DamagedBook("it has a printing or a part twice");
  }
  return { place: { game, set }, keptFrom, printings, packs, length: start };
}

/** A whole book in memory, its parts still packed. @throws DamagedBook when it is none */
export function decodeBook(bytes: Uint8Array): BookParts {
  const headLength = headLengthIn(bytes.subarray(0, bytesBeforeHead));
  const head = bytes.subarray(bytesBeforeHead, bytesBeforeHead + headLength);
  const { place, keptFrom, printings, packs, length } = decodeHead(head);
  if (length !== bytes.length) {
    throw new DamagedBook(`it has ${bytes.length} bytes, and tells of ${length}`);
  }
  const part = ({ start, length: own }: ByteRange) => bytes.subarray(start, start + own);
  return {
    ...{ place, keptFrom },
    sections: new Map([...printings].map(([name, range]) => [name, part(range)])),
    packs: new Map([...packs].map(([name, range]) => [name, part(range)])),
  };
}
