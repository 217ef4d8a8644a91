import type * as z from "zod";
import { decodeCursor, encodeCursor } from "#shared/kernel/cursor.ts";
import { DomainError } from "#shared/kernel/errors.ts";

/** A cursor that holds a position of a list, as JSON. */
export const cursorAt = (list: string, position: unknown): string =>
  encodeCursor(list, JSON.stringify(position));

/**
 * The position in a cursor of this list; undefined without one.
 *
 * @throws DomainError `request.bad_cursor` when it is not what the list gave
 */
export function positionIn<Schema extends z.ZodType>(
  list: string,
  cursor: string | undefined,
  schema: Schema,
): z.output<Schema> | undefined {
  if (cursor === undefined) return undefined;
  const text = decodeCursor(list, cursor);
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new DomainError("request.bad_cursor", "The cursor holds no place in this list.", {
      errors: [{ in: "query", pointer: "#/cursor", detail: "must be the nextCursor of a page" }],
      cause,
    });
  }
}
