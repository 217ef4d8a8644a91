import { ownFormat } from "#schemas/transfer/own-format-name.ts";
import type { ExportContent } from "../exports/export-content.ts";
import type { ExportTally } from "../exports/export-tally.ts";
import { ownHead, ownItem, ownPrice, ownSale } from "./own-things.ts";

/**
 * A file of our own format, piece by piece: an item a line, so that files can be compared and are read by programs that go line by
 * line. The counts stand at its end.
 *
 * @param tally counts what is written
 */
export async function* writeOwnFile(
  { of, query, exportedAt, collections, prices, sales }: ExportContent,
  tally: ExportTally,
): AsyncGenerator<string, void, undefined> {
  const { name: format, version } = ownFormat;
  const about = { format, version, exportedAt, of, ...(query !== undefined && { query }) };
  yield `${opened(about)},\n"collections":[`;
  let isFirst = true;
  for await (const { head, batches } of collections()) {
    tally.collection();
    yield `${isFirst ? "" : ","}\n${opened(ownHead(head))},"items":[`;
    isFirst = false;
    let before = "\n";
    for await (const batch of batches) {
      const lines = batch.map(({ item, card }) => JSON.stringify(ownItem(item, card)));
      for (const { item } of batch) tally.written(item);
      if (lines.length === 0) continue;
      yield `${before}${lines.join(",\n")}`;
      before = ",\n";
    }
    yield "\n]}";
  }
  yield "\n]";
  const listed = await prices();
  const sold = await sales();
  if (listed.length > 0) {
    yield `,\n"prices":[\n${listed.map(({ price, card }) => JSON.stringify(ownPrice(price, card))).join(",\n")}\n]`;
  }
  if (sold.length > 0) {
    yield `,\n"sales":[\n${sold.map(({ sale, card }) => JSON.stringify(ownSale(sale, card))).join(",\n")}\n]`;
  }
  const { collections: heads, items, copies } = tally.counts();
  const counts = {
    collections: heads,
    ...{ items, copies, prices: listed.length, sales: sold.length },
  };
  yield `,\n"counts":${JSON.stringify(counts)}}\n`;
}

/** An object that goes on. */
const opened = (thing: object): string => JSON.stringify(thing).slice(0, -1);
