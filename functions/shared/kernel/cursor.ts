import * as z from "zod";
import { DomainError } from "#shared/kernel/errors.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/**
 * A cursor is the place where the next page starts and a mark of the list that it belongs to, as
 * base64url. It is opaque, not secret: everything in it is checked again when it comes back.
 */
export const cursorAt = (list: string, position: unknown): string =>
  Buffer.from(`${markOf(list)}.${JSON.stringify(position)}`).toString("base64url");

/**
 * The position in a cursor; undefined without one.
 *
 * @throws DomainError `request.bad_cursor` when it is not one that this list gave
 */
export function positionIn<Schema extends z.ZodType>(
  list: string,
  cursor: string | undefined,
  schema: Schema,
): z.output<Schema> | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, "base64url").toString();
  const mark = markOf(list);
  if (!text.startsWith(`${mark}.`)) throw badCursor();
  try {
    return schema.parse(JSON.parse(text.slice(mark.length + 1)));
  } catch (cause) {
    if (cause instanceof z.ZodError || cause instanceof SyntaxError) throw badCursor(cause);
    throw cause;
  }
}

const badCursor = (cause?: unknown) =>
  new DomainError(
    "request.bad_cursor",
    "The cursor is not one that this list gave; start again without one.",
    {
      errors: [{ in: "query", pointer: "#/cursor", detail: "must be the nextCursor of a page" }],
      cause,
    },
  );

const markOf = (list: string) => sha256(list).slice(0, 10);
