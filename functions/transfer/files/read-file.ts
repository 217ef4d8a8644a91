import { decoded } from "./charset.ts";
import { isOldOffice, isZip, refusedBySign, refusedOldOffice } from "./file-signs.ts";
import { limits, megabytes } from "./limits.ts";
import type { FileAnswer, FileHint } from "./read-file-types.ts";
import { Refused, refused } from "./refusals.ts";
import { spreadsheet } from "./spreadsheet.ts";
import { textFile } from "./text-file.ts";

/**
 * What a file of any kind holds: a table, lines, or JSON; or a refusal that says what it is and what to send instead.
 * Never throws because of what is in the file; takes at most seconds and a few times the file's own size.
 */
export async function readFile(bytes: Uint8Array, hint: FileHint = {}): Promise<FileAnswer> {
  try {
    return await readOrThrow(bytes, hint);
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}

async function readOrThrow(bytes: Uint8Array, hint: FileHint): Promise<FileAnswer> {
  if (bytes.length === 0) {
    throw refused("empty", "The file is empty. It should hold cards, one a row.");
  }
  if (bytes.length > limits.bytes) {
    const detail = `The file has ${megabytes(bytes.length)}; at most ${megabytes(limits.bytes)} are read. Split it.`;
    throw refused("too_large", detail);
  }
  const refusal = isOldOffice(bytes) ? refusedOldOffice(bytes) : refusedBySign(bytes);
  if (refusal !== undefined) return { refusal };
  return isZip(bytes)
    ? await spreadsheet(bytes, hint)
    : textFile(decoded(bytes, hint.encoding), hint);
}
