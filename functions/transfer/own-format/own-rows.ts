import type { ImportRefusal } from "#schemas/transfer/import.ts";
import { mostImportRows } from "#schemas/transfer/import-options.ts";
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
  if (rows.length > mostImportRows) return { refusal: tooMany(rows.length) };
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

const tooMany = (items: number): ImportRefusal => ({
  code: "too_many_rows",
  detail: `The file has ${items} items, and ${mostImportRows} is the most of one import. Export its collections one by one, and import these.`,
});
