import * as z from "zod";

/** Why a file cannot be read at all. */
export const fileRefusals = [
  ...(["empty", "too_large", "too_many_rows", "too_many_columns", "too_long", "too_deep"] as const),
  ...(["encrypted", "zip_bomb", "damaged", "not_a_table", "unsupported_format"] as const),
  ...(["no_such_sheet", "no_such_encoding", "no_such_separator"] as const),
] as const;

/** What is said of a file that cannot be read: its kind of trouble, and what was found and is expected. */
export const FileRefusal = z
  .object({ code: z.enum(fileRefusals), detail: z.string() })
  .meta({ id: "FileRefusal" });
export type FileRefusal = z.output<typeof FileRefusal>;
