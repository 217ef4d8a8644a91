import type { ImportRefusal } from "#schemas/transfer/import.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { readOwnFormat } from "./read-own-format.ts";

/** Rows of a file of our own, as imports take them, with sentences about the file; or why it is refused. */
export function ownRows(
  text: string,
):
  | { readonly rows: readonly SaidRow[]; readonly notes: readonly string[] }
  | { readonly refusal: ImportRefusal } {
  const read = readOwnFormat(text);
  if (read.outcome === "refused") return { refusal: { code: read.code, detail: read.detail } };
  const { rows, prices, sales, notes } = read;
  return {
    rows,
    notes: [
      ...notes,
      ...(prices.length > 0 ? [`${prices.length} prices of your own are not imported.`] : []),
      ...(sales.length > 0 ? [`${sales.length} sales are not imported.`] : []),
    ],
  };
}
