import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { counted, limits, megabytes } from "./limits.ts";
import { Refused, refused } from "./refusals.ts";

/** A part of an archive whose bytes come as they are unpacked. */
export interface ZipPart {
  readonly name: string;
  readonly entry: Entry;
}

/** An archive of which the list of parts was read; nothing is unpacked yet. */
export interface ZipParts {
  readonly parts: ReadonlyMap<string, ZipPart>;
  /** Unpacks a part; all of them together may come to `limits.unpackedBytes`, whatever sizes they claim. */
  unpacked(part: ZipPart): AsyncGenerator<Uint8Array, void, undefined>;
  /** A part as it is packed, with the size and checksum that it was found to have. */
  measured(part: ZipPart, mostTags: number): Promise<MeasuredPart>;
}

export interface MeasuredPart {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly method: number;
  readonly size: number;
  readonly checksum: number;
}

/** Opens an archive and lists what is in it. Names that point outside, doubled names and passwords are refused. */
export async function zipParts(bytes: Uint8Array): Promise<ZipParts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await orDamaged(fromBufferPromise(buffer, { validateEntrySizes: true }));
  const parts = await orDamaged(listed(zip));
  let left: number = limits.unpackedBytes;
  async function* unpacked({ entry }: ZipPart) {
    if (entry.uncompressedSize > left) throw bomb();
    const stream = await orDamaged(zip.openReadStreamPromise(entry));
    const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
    try {
      for (;;) {
        const chunk = await orDamaged(chunks.next());
        if (chunk.done === true) return;
        left -= chunk.value.length;
        if (left < 0) throw bomb();
        yield chunk.value;
      }
    } finally {
      stream.destroy();
    }
  }
  return {
    ...{ parts, unpacked },
    measured: async (part, mostTags) => {
      let [size, checksum] = [0, 0];
      const look = tagLimit(mostTags);
      for await (const piece of unpacked(part)) {
        size += piece.length;
        checksum = crc32(piece, checksum);
        look(piece);
      }
      const { fileDataStart } = await orDamaged(
        zip.readLocalFileHeaderPromise(part.entry, { minimal: true }),
      );
      const packed = bytes.subarray(fileDataStart, fileDataStart + part.entry.compressedSize);
      return { name: part.name, packed, method: part.entry.compressionMethod, size, checksum };
    },
  };
}

/** Longer than any text of a cell, which has at most 32,767 characters. */
const longestText = 1_000_000;

/** Refuses XML that has more tags than allowed, or longer texts between them: both cost time beyond their size. */
function tagLimit(mostTags: number): (piece: Uint8Array) => void {
  const openingTag = 60;
  let [tags, sinceTag] = [0, 0];
  return (piece) => {
    for (let index = 0; index < piece.length; index += 1) {
      sinceTag += 1;
      if (piece[index] !== openingTag) continue;
      [tags, sinceTag] = [tags + 1, 0];
    }
    if (tags > mostTags || sinceTag > longestText) throw tooManyTags();
  };
}

async function listed(zip: ZipFile): Promise<ReadonlyMap<string, ZipPart>> {
  if (zip.entryCount > limits.zipEntries) throw tooManyParts(zip.entryCount);
  const parts = new Map<string, ZipPart>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (parts.has(name)) throw damaged(`it holds “${name}” twice`);
    if (entry.isEncrypted()) {
      throw refused("encrypted", "The file has a password. Save it without one and send it again.");
    }
    parts.set(name, { name, entry });
  }
  return parts;
}

const bomb = (): Refused =>
  refused(
    "zip_bomb",
    `Unpacked, the file has more than ${megabytes(limits.unpackedBytes)}; no collection of ${counted(limits.rows)} rows needs that.`,
  );

const tooManyTags = (): Refused =>
  refused(
    "zip_bomb",
    "The spreadsheet holds far more than its cells need. Copy the cards into a new one, or save them as CSV.",
  );

const tooManyParts = (count: number): Refused =>
  refused(
    "zip_bomb",
    `The file is an archive of ${counted(count)} parts; a spreadsheet has at most ${counted(limits.zipEntries)}.`,
  );

const damaged = (why: string): Refused =>
  refused("damaged", `The file begins like a spreadsheet but is damaged: ${why}.`);

/** What the archive's reader objects to is what is wrong with the file. */
export async function orDamaged<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refused) throw error;
    const why = error instanceof Error ? error.message : "it cannot be unpacked";
    throw damaged(why.slice(0, 200).replace(/\.+$/, ""));
  }
}
