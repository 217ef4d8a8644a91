import { type BookPointer, largestHead } from "#schemas/storage/price-books.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { BookPlace } from "./book-file.ts";
import type { MergedBook } from "./merge-points.ts";

/** So long whoever has read a pointer may take to read the book. */
const keptMs = 3_600_000;
/** Books of before that a pointer names at most; more of them in an hour are deleted earlier, the oldest first. */
const mostKept = 30;

export interface NextPointer {
  readonly pointer: BookPointer;
  /** Books that nobody reads any more. */
  readonly gone: readonly Pick<BookPointer, "game" | "set" | "version">[];
}

/** The pointer to a book that takes the place of another one. */
export function nextPointer(
  place: BookPlace,
  { bytes, head, moved }: MergedBook,
  before: BookPointer | undefined,
  now: Date,
): NextPointer {
  const at = now.toISOString();
  const version = sha256(bytes);
  const replaced = before ? [...before.superseded, { version: before.version, at }] : [];
  // Where another rule of which point counts came between, a replay may come back to a book that was replaced: it is in use again.
  const all = replaced.filter((one) => one.version !== version);
  const isOld = (one: { readonly at: string }) => now.getTime() - Date.parse(one.at) > keptMs;
  const kept = all.filter((one) => !isOld(one)).slice(-mostKept);
  return {
    pointer: {
      ...{ ...place, version, bytes: bytes.length, changedAt: at },
      ...(head.length <= largestHead && { head: Uint8Array.from(head) }),
      ...(moved.length > 0 && { moved: moved.join(" ") }),
      superseded: kept,
    },
    gone: all.filter((one) => !kept.includes(one)).map((one) => ({ ...place, ...one })),
  };
}
