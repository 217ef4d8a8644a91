/**
 * A row as JSON, put together of its fields.
 *
 * @param select names of the fields that are wanted, with commas between; all of them where it is absent or empty
 */
export function rowJson(fields: readonly string[], select: string | undefined): string {
  const names = namesIn(select);
  if (names.length === 0) return `{${fields.join()}}`;
  const starts = names.map((name) => `${JSON.stringify(name)}:`);
  return `{${fields.filter((field) => starts.some((start) => field.startsWith(start))).join()}}`;
}

/** Of a nested field, `set.id`, the whole field that it lies in. */
const namesIn = (select = ""): readonly string[] =>
  select
    .split(",")
    .map((name) => name.trim().replace(/\..*$/s, ""))
    .filter((name) => name !== "");
