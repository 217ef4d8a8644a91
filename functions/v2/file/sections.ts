import { deflateRawSync, inflateRawSync } from "node:zlib";

/** Parts of a file by name, each compressed by itself, so that one can be read without the others. */
export interface Sections {
  readonly names: readonly string[];
  /** @throws Error when there is no such section */
  bytes(name: string): Buffer;
  numbers(name: string): Uint32Array;
  json(name: string): unknown;
}

/** What a section may hold; numbers are 32 bits, little-endian. */
export type Section = Uint8Array | Uint32Array | { readonly json: unknown };

/** Where each section begins and how long it is. */
type Directory = Readonly<Record<string, readonly [start: number, length: number]>>;

const lengthBytes = 4;

/** Bytes of a file: the length of its directory, the directory, the sections. */
export function encodeSections(sections: ReadonlyMap<string, Section>): Buffer {
  const directory: Record<string, readonly [number, number]> = {};
  const parts: Buffer[] = [];
  let start = 0;
  for (const [name, section] of sections) {
    const part = deflateRawSync(bytesOf(section));
    directory[name] = [start, part.length];
    parts.push(part);
    start += part.length;
  }
  const head = Buffer.from(JSON.stringify(directory));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, ...parts]);
}

export function decodeSections(file: Uint8Array): Sections {
  const whole = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const start = lengthBytes + whole.readUInt32LE(0);
  const directory: Directory = JSON.parse(whole.subarray(lengthBytes, start).toString());
  const bytes = (name: string): Buffer => {
    const place = directory[name];
    if (!place) throw new Error(`The file has no section ${name}.`);
    const from = start + place[0];
    return inflateRawSync(whole.subarray(from, from + place[1]));
  };
  return {
    names: Object.keys(directory),
    bytes,
    numbers(name) {
      // Copied, because four bytes of a number must begin where memory counts in fours.
      return new Uint32Array(Uint8Array.from(bytes(name)).buffer);
    },
    json: (name) => JSON.parse(bytes(name).toString()),
  };
}

function bytesOf(section: Section): Uint8Array {
  if (section instanceof Uint32Array) {
    return new Uint8Array(section.buffer, section.byteOffset, section.byteLength);
  }
  if (section instanceof Uint8Array) return section;
  return Buffer.from(JSON.stringify(section.json));
}
