import { DomainError } from "#shared/kernel/errors.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/**
 * A cursor is the place where the next page starts and a mark of the list that it belongs to, as
 * base64url. It is opaque, not secret: everything in it is checked again when it comes back.
 */
export function encodeCursor(list: string, position: string): string {
  return Buffer.from(`${markOf(list)}.${position}`).toString("base64url");
}

/**
 * The position in a cursor.
 *
 * @throws DomainError `request.bad_cursor` when it is none of ours or of another list
 */
export function decodeCursor(list: string, cursor: string): string {
  const text = Buffer.from(cursor, "base64url").toString();
  const mark = markOf(list);
  if (text.startsWith(`${mark}.`)) return text.slice(mark.length + 1);
  throw new DomainError(
    "request.bad_cursor",
    "The cursor is not one that this list gave; start again without one.",
    { errors: [{ in: "query", pointer: "#/cursor", detail: "must be the nextCursor of a page" }] },
  );
}

const markOf = (list: string) => sha256(list).slice(0, 10);
