import type { Rows } from "../file/v2-file.ts";

/**
 * A row as JSON, put together of its fields.
 *
 * @param select names of the fields that are wanted, with commas between; all of them where it is absent or empty
 */
export function rowJson(rows: Rows, row: number, select: string | undefined): string {
  const names = namesIn(select);
  if (names.length === 0) return `{${rows.fields(row).join()}}`;
  const starts = names.map((name) => `${JSON.stringify(name)}:`);
  const fields = rows.fields(row, (name) => names.includes(name));
  return `{${fields.filter((field) => starts.some((start) => field.startsWith(start))).join()}}`;
}

/** Of a nested field, `set.id`, the whole field that it lies in. */
const namesIn = (select = ""): readonly string[] =>
  select
    .split(",")
    .map((name) => name.trim().replace(/\..*$/s, ""))
    .filter((name) => name !== "");
