import { crc32, deflateRawSync } from "node:zlib";

const deflated = 8;
const version = 20;
/** 1980-01-01, the oldest that the format knows: equal files make equal archives. */
const date = 0x21;

/** A ZIP archive of a few files in memory, for a function's code. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(content);
    const facts = factsOf(name, content, packed);
    const local = Buffer.concat([uint32(0x04034b50), facts, uint16(0), Buffer.from(name), packed]);
    locals.push(local);
    // No extra field, no comment, first disk, binary, default permissions.
    const rest = Buffer.concat([
      uint16(0),
      uint16(0),
      uint16(0),
      uint16(0),
      uint32(0),
      uint32(offset),
    ]);
    directory.push(
      Buffer.concat([uint32(0x02014b50), uint16(version), facts, rest, Buffer.from(name)]),
    );
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const count = uint16(files.size);
  const end = [
    uint32(0x06054b50),
    uint16(0),
    uint16(0),
    count,
    count,
    uint32(index.length),
    uint32(offset),
    uint16(0),
  ];
  return Buffer.concat([...locals, index, ...end]);
}

/** The part that a file's local header and its directory entry have in common. */
function factsOf(name: string, content: Uint8Array, packed: Uint8Array): Buffer {
  return Buffer.concat([
    uint16(version),
    uint16(0),
    uint16(deflated),
    uint16(0),
    uint16(date),
    uint32(crc32(content)),
    uint32(packed.length),
    uint32(content.length),
    uint16(Buffer.byteLength(name)),
  ]);
}

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
