import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { crc32, deflateRawSync } from "node:zlib";

const deflated = 8;
const stored = 0;
const version = 20;
/** Made on Unix, where the upper half of the attributes is a file's mode. */
const madeBy = (3 << 8) | version;
/** A plain file that everybody may read. */
const attributes = 0o100644 * 2 ** 16;
/** 1980-01-01, the oldest that the format knows: equal files make equal archives. */
const date = 0x21;
/** What is packed already; packing it again takes seconds and saves nothing. */
const packedEndings = /\.(br|gz|jpg|png|ttf|webp|woff2|zip|zst)$/;

/** A ZIP archive of a few files in memory, for a function's code. */
export const zipOf = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  Buffer.concat([...zipped(files, (content) => content)]);

/** Writes a ZIP archive of files that lie on disk; only one of them is in memory at a time. */
export function writeZip(archive: string, files: ReadonlyMap<string, string>): void {
  const out = openSync(archive, "w");
  try {
    for (const part of zipped(files, (path) => readFileSync(path))) writeFileSync(out, part);
  } finally {
    closeSync(out);
  }
}

/** The parts of an archive, one after another. */
function* zipped<T>(
  files: ReadonlyMap<string, T>,
  read: (file: T) => Uint8Array,
): Generator<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, file] of files) {
    const content = read(file);
    const packed = packedEndings.test(name) ? content : deflateRawSync(content);
    const facts = factsOf(name, content, packed);
    const local = Buffer.concat([uint32(0x04034b50), facts, uint16(0), Buffer.from(name)]);
    directory.push(directoryEntry(name, facts, offset));
    offset += local.length + packed.length;
    yield local;
    yield packed;
  }
  const index = Buffer.concat(directory);
  yield Buffer.concat([index, directoryEnd(files.size, index.length, offset)]);
}

/** The part that a file's local header and its directory entry have in common. */
function factsOf(name: string, content: Uint8Array, packed: Uint8Array): Buffer {
  return Buffer.concat([
    uint16(version),
    uint16(0),
    uint16(packed === content ? stored : deflated),
    uint16(0),
    uint16(date),
    uint32(crc32(content)),
    uint32(packed.length),
    uint32(content.length),
    uint16(Buffer.byteLength(name)),
  ]);
}

/** No extra field, no comment, first disk, binary. */
const directoryEntry = (name: string, facts: Buffer, offset: number): Buffer =>
  Buffer.concat([
    ...[uint32(0x02014b50), uint16(madeBy), facts],
    ...[uint16(0), uint16(0), uint16(0), uint16(0)],
    ...[uint32(attributes), uint32(offset), Buffer.from(name)],
  ]);

const directoryEnd = (files: number, indexBytes: number, offset: number): Buffer =>
  Buffer.concat([
    ...[uint32(0x06054b50), uint16(0), uint16(0)],
    ...[uint16(files), uint16(files), uint32(indexBytes), uint32(offset), uint16(0)],
  ]);

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
