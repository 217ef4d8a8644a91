import { headerOf, lossesOf, type Writes, writtenCsv, writtenRow } from "../formats/index.ts";
import type { ExportContent, NamedItem } from "./export-content.ts";
import type { ExportTally } from "./export-tally.ts";
import { exportedItem } from "./exported-item.ts";

/** Copies of cards that nobody knows by name: other apps could not read them. */
export const notInCatalogue = "The catalogue does not know the card.";

/**
 * A table with a row for each lot, as an app reads it, batch by batch.
 *
 * @param isOurs whether rows name cards by our ids, so that those without a name are in it, too
 */
export async function* tableFile(
  writes: Writes,
  { isOurs }: { readonly isOurs: boolean },
  { collections }: ExportContent,
  tally: ExportTally,
): AsyncGenerator<string> {
  yield writtenCsv(writes, [headerOf(writes)]);
  for await (const { head, batches } of collections()) {
    tally.collection();
    if (head.description !== undefined) tally.lost("collection description");
    for await (const batch of batches) {
      const rows = batch.flatMap((one) => rowOf(one));
      if (rows.length > 0) yield writtenCsv(writes, rows);
    }
    function rowOf(named: NamedItem): readonly (readonly string[])[] {
      const { item, card } = named;
      if (!card && !isOurs) {
        tally.skipped(item, notInCatalogue);
        return [];
      }
      const one = exportedItem(head, named);
      const row = writtenRow(writes, one);
      if (!row.cells) {
        tally.skipped(item, row.reason);
        return [];
      }
      tally.written(item);
      for (const loss of lossesOf(writes, one)) tally.lost(loss);
      return [row.cells];
    }
  }
}
