import { stringify } from "csv-stringify/sync";
import type { Writes } from "./writes.ts";

/**
 * Rows as CSV (RFC 4180) in the app's own dialect, each ended by CRLF. To be called with the header first, and then with as many rows at a
 * time as one likes.
 */
export const writtenCsv = (
  { separator, isQuoted = false }: Pick<Writes, "separator" | "isQuoted">,
  rows: readonly (readonly string[])[],
): string =>
  stringify(
    rows.map((row) => [...row]),
    {
      record_delimiter: "\r\n",
      delimiter: separator ?? ",",
      quoted: isQuoted,
      quoted_match: /[\r\n]/,
    },
  );
