import type { MeasuredPart } from "./zip-parts.ts";

/**
 * A ZIP of parts as they are packed, with true sizes. What reads it next so sees what was measured, and not what
 * another reading of a twisted archive would find.
 */
export function zipOfParts(parts: readonly MeasuredPart[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    directory.push(header(part, name.length, offset), name);
    const local = header(part, name.length);
    pieces.push(local, name, part.packed);
    offset += local.length + name.length + part.packed.length;
  }
  const size = directory.reduce((all, { length }) => all + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

/** The header before a part, or with its place the one of the directory at the end, which begins with two more bytes. */
function header(part: MeasuredPart, nameLength: number, place?: number): Uint8Array {
  const isDirectory = place !== undefined;
  const bytes = Buffer.alloc(isDirectory ? 46 : 30);
  bytes.writeUInt32LE(isDirectory ? 0x02014b50 : 0x04034b50, 0);
  const at = isDirectory ? 6 : 4;
  const needed = 20;
  const namesAreUtf8 = 0x800;
  if (isDirectory) bytes.writeUInt16LE(needed, 4);
  bytes.writeUInt16LE(needed, at);
  bytes.writeUInt16LE(namesAreUtf8, at + 2);
  bytes.writeUInt16LE(part.method, at + 4);
  bytes.writeUInt32LE(part.checksum, at + 10);
  bytes.writeUInt32LE(part.packed.length, at + 14);
  bytes.writeUInt32LE(part.size, at + 18);
  bytes.writeUInt16LE(nameLength, at + 22);
  if (isDirectory) bytes.writeUInt32LE(place, 42);
  return bytes;
}
