import type { ImportRefusal } from "#schemas/transfer/import.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { type OwnList, readOwnFormat } from "./read-own-format.ts";

/** Rows of a file of our own, as imports take them, with sentences about the file; or why it is refused. */
export function ownRows(text: string):
  | {
      readonly rows: readonly SaidRow[];
      /** Its collections, those without items as well. */
      readonly lists: readonly OwnList[];
      readonly notes: readonly string[];
    }
  | { readonly refusal: ImportRefusal } {
  const read = readOwnFormat(text);
  if (read.outcome === "refused") return { refusal: { code: read.code, detail: read.detail } };
  const { rows, lists, prices, sales, notes } = read;
  return {
    rows,
    lists,
    notes: [
      ...notes,
      ...(prices.length > 0 ? [`${prices.length} prices of your own are not imported.`] : []),
      ...(sales.length > 0 ? [`${sales.length} sales are not imported.`] : []),
    ],
  };
}
