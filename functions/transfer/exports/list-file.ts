import type { ExportedItem } from "#schemas/transfer/exported-item.ts";
import { type ListKind, listLines, listText, listWriters, lossesOf } from "../formats/index.ts";
import type { ExportContent } from "./export-content.ts";
import type { ExportTally } from "./export-tally.ts";
import { exportedItem } from "./exported-item.ts";
import { notInCatalogue } from "./table-file.ts";

/** Why a lot is no line. */
const noLine = "No line of such a list can name it.";

/**
 * Lots as lines, a card a line; lots of equal lines are one, so that all are held until the last has come.
 */
export async function* listFile(
  kind: ListKind,
  content: ExportContent,
  tally: ExportTally,
): AsyncGenerator<string> {
  const all = await namedItems(content, tally);
  const { lines, unwritten } = listLines(kind, all);
  const left = new Set(unwritten);
  for (const one of all) {
    if (left.has(one)) tally.skipped(one.item, noLine);
    else {
      tally.written(one.item);
      for (const loss of lossesOf(listWriters[kind], one)) tally.lost(loss);
    }
  }
  yield listText(lines);
}

async function namedItems({ collections }: ExportContent, tally: ExportTally) {
  const all: ExportedItem[] = [];
  for await (const { head, batches } of collections()) {
    tally.collection();
    if (head.description !== undefined) tally.lost("collection description");
    for await (const batch of batches) {
      for (const one of batch) {
        if (one.card) all.push(exportedItem(head, one));
        else tally.skipped(one.item, notInCatalogue);
      }
    }
  }
  return all;
}
