import { windows1252toString } from "@exodus/bytes/single-byte.js";
import { asianCharset } from "./asian-charset.ts";
import { refused } from "./refusals.ts";

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  /** How it was found, where it is not UTF-8. */
  readonly note?: string;
}

/**
 * Bytes as text: by their mark, by the zero bytes of UTF-16, as UTF-8 where all of it is, as an old
 * character set of Asia where that is sure, and else as Windows-1252, to which any bytes are text.
 */
export function decoded(bytes: Uint8Array, wanted?: string): Decoded {
  if (wanted !== undefined) return asWanted(bytes, wanted);
  const [encoding, why] = marked(bytes) ?? [undefined, undefined];
  if (encoding !== undefined) {
    return { text: decode(encoding, bytes), encoding, ...(why && { note: why }) };
  }
  const wide = utf16WithoutMark(bytes);
  if (wide !== undefined) {
    return { text: decode(wide, bytes), encoding: wide, note: "It was read as UTF-16." };
  }
  const utf8 = strictly("utf-8", bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: "utf-8" };
  const asian = asianCharset(bytes);
  const asianText = asian && strictly(asian, bytes);
  if (asian !== undefined && asianText !== undefined) {
    return { text: asianText, encoding: asian, note: `It was read as ${asian}.` };
  }
  const encodingOfLast = "windows-1252";
  const note = "It is not UTF-8 and was read as Windows-1252.";
  return { text: windows1252toString(bytes), encoding: encodingOfLast, note };
}

function asWanted(bytes: Uint8Array, wanted: string): Decoded {
  const encoding = wanted.trim().toLowerCase();
  if (["windows-1252", "latin1", "iso-8859-1"].includes(encoding)) {
    return { text: windows1252toString(bytes), encoding: "windows-1252" };
  }
  try {
    return { text: decode(encoding, bytes), encoding };
  } catch {
    const detail = `There is no encoding “${wanted}”, or the file does not fit it; try utf-8, utf-16le or windows-1252.`;
    throw refused("no_such_encoding", detail);
  }
}

const marked = (bytes: Uint8Array): readonly [string, string | undefined] | undefined => {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return ["utf-8", undefined];
  if (first === 0xff && second === 0xfe) return ["utf-16le", "It was read as UTF-16."];
  if (first === 0xfe && second === 0xff) return ["utf-16be", "It was read as UTF-16."];
  return undefined;
};

/** Latin letters in UTF-16 have a zero byte at every second place; UTF-8 never has one. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const sample = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 8;
  if (odd > many && even < odd / 8) return "utf-16le";
  return even > many && odd < even / 8 ? "utf-16be" : undefined;
}

/** What does not fit becomes a replacement sign. */
const decode = (encoding: string, bytes: Uint8Array): string =>
  new TextDecoder(encoding).decode(bytes);

const strictly = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};
