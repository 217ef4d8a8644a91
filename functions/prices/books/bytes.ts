import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { DamagedBook } from "./damaged-book.ts";

/** Writes whole numbers, seven bits to a byte, the lowest first: what is small takes one byte. */
export class ByteWriter {
  #bytes: number[] = [];

  /** @param value from 0 on, and safe as an integer */
  number(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes.push((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes.push(rest);
  }

  /** A number that may be below 0: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  done(): Buffer {
    return Buffer.from(this.#bytes);
  }
}

const longestNumber = 8;

/** Reads what a {@link ByteWriter} wrote. All methods throw a DamagedBook where the bytes do not have it. */
export class ByteReader {
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  number(): number {
    let [value, factor] = [0, 1];
    for (let read = 0; read < longestNumber; read += 1) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new DamagedBook("a number goes on behind its end");
      this.#at += 1;
      value += (byte % 0x80) * factor;
      if (byte < 0x80) return safe(value);
      factor *= 0x80;
    }
    throw new DamagedBook("a number has more bytes than any that is written");
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** How many of something follow, each of a byte at least. */
  count(what: string): number {
    const count = this.number();
    if (count > this.left)
      throw new DamagedBook(`it tells of ${count} ${what}, which it cannot hold`);
    return count;
  }

  take(length: number, what: string): Uint8Array {
    if (length > this.left) throw new DamagedBook(`${what} goes on behind its end`);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  end(what: string): void {
    if (this.left > 0) throw new DamagedBook(`${what} has ${this.left} bytes too many`);
  }
}

function safe(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new DamagedBook("a number is larger than any that is written");
}

const sumBytes = 4;
/** Unpacked; a month of a printing with a hundred series has 50 KB, a head of 5,000 printings 100 KB. */
const largestPart = 16 * 1024 * 1024;

/** A part of a book, compressed by itself, with a sum by which it is known to be whole. */
export function packed(content: Uint8Array): Buffer {
  const sum = Buffer.alloc(sumBytes);
  sum.writeUInt32LE(crc32(content));
  return deflateRawSync(Buffer.concat([sum, content]), { level: 6 });
}

/** @throws DamagedBook when it is not what was packed */
export function unpacked(part: Uint8Array, what: string): Buffer {
  const whole = inflated(part, what);
  const content = whole.subarray(sumBytes);
  if (whole.length < sumBytes || whole.readUInt32LE(0) !== crc32(content)) {
    throw new DamagedBook(`${what} is not what was written`);
  }
  return content;
}

function inflated(part: Uint8Array, what: string): Buffer {
  try {
    return inflateRawSync(part, { maxOutputLength: largestPart });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new DamagedBook(`${what} cannot be unpacked (${error.message})`);
  }
}
