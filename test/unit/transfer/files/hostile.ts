import type { FileHint } from "#functions/transfer/files/index.ts";
import type { FileRefusal } from "#schemas/transfer/file-refusal.ts";

export interface Hostile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly hint?: FileHint;
  /** The refusal; `read` where there is something to read. */
  readonly answer: FileRefusal["code"] | "read";
}

export const bytesOf = (text: string): Uint8Array => Buffer.from(text);

/** Seeded: the same bytes in every run. */
export function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 42;
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

/** Escapes that stand for ten of each other, ten times over. */
export const entities = `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">${"bcdefghij"
  .split("")
  .map((name, index) => `<!ENTITY ${name} "${`&${"abcdefghi"[index]};`.repeat(10)}">`)
  .join("")}]><sst><si><t>&j;</t></si></sst>`;
