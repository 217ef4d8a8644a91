import type { FilePrices } from "#schemas/transfer/file-price.ts";
import type { ImportRefusal } from "#schemas/transfer/import.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { filePrices } from "./file-prices.ts";
import { type OwnList, readOwnFormat } from "./read-own-format.ts";

/** Rows of a file of our own, as imports take them, with sentences about the file; or why it is refused. */
export function ownRows(text: string):
  | {
      readonly rows: readonly SaidRow[];
      /** Its collections, those without items as well. */
      readonly lists: readonly OwnList[];
      /** What their owner says that copies cost; absent where nothing is said of it. */
      readonly prices?: FilePrices;
      readonly notes: readonly string[];
    }
  | { readonly refusal: ImportRefusal } {
  const read = readOwnFormat(text);
  if (read.outcome === "refused") return { refusal: { code: read.code, detail: read.detail } };
  const { rows, lists, prices, sales, notes } = read;
  return {
    rows,
    lists,
    ...(prices.length > 0 && { prices: filePrices(prices) }),
    notes: [...notes, ...(sales.length > 0 ? [salesStay(sales.length)] : [])],
  };
}

/** A sale takes copies out of a collection, which are not there any more: none is made of what a file tells. */
const salesStay = (count: number): string =>
  `${count === 1 ? "1 sale stays" : `${count} sales stay`} in the file: an import makes no sales, and what was sold is in no collection.`;
