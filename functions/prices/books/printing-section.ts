import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { ByteReader, ByteWriter, packed, unpacked } from "./bytes.ts";
import { DamagedBook } from "./damaged-book.ts";
import { believedMonth } from "./months.ts";
import type { SeriesKey } from "./point.ts";

/** All that a book has of one printing: its series in order, and its months, each still packed. */
export interface PrintingSection {
  readonly series: readonly SeriesKey[];
  readonly months: ReadonlyMap<number, Uint8Array>;
}

export const emptySection: PrintingSection = { series: [], months: new Map() };

const tab = "\t";

/** A series as text; in the order of these texts series stand in a section. */
export const seriesText = ({ variant, source, currency, languages }: SeriesKey): string =>
  [variant, source, currency, languages].join(tab);

export function seriesOfText(text: string): SeriesKey {
  const [variant, source, currency, languages, ...more] = text.split(tab);
  if (variant && source && currency && languages && more.length === 0) {
    return { variant, source, currency, languages };
  }
  throw new DamagedBook("a series has no name");
}

/** Length of the head, the head (months with their lengths, then the series), the months. */
export function encodeSection({ series, months }: PrintingSection): Buffer {
  const index = new ByteWriter();
  const inOrder = [...months].toSorted(([a], [b]) => a - b);
  index.number(inOrder.length);
  let before = 0;
  for (const [month, block] of inOrder) {
    index.number(month - before);
    index.number(block.length);
    before = month;
  }
  const names = Buffer.from(series.map(seriesText).join("\n"));
  const head = packed(Buffer.concat([index.done(), names]));
  const length = new ByteWriter();
  length.number(head.length);
  return Buffer.concat([length.done(), head, ...inOrder.map(([, block]) => block)]);
}

/** @throws DamagedBook when the bytes are no section; months are looked at when they are unpacked */
export function decodeSection(bytes: Uint8Array): PrintingSection {
  const content = new ByteReader(bytes);
  const head = new ByteReader(unpacked(content.take(content.number(), "a head"), "a head"));
  let month = 0;
  const index = Array.from({ length: head.count("months") }, () => {
    const ahead = head.number();
    if (ahead === 0) throw new DamagedBook("a month is there twice");
    month = believedMonth(month + ahead);
    return [month, head.number()] as const;
  });
  const texts = Buffer.from(head.take(head.left, "the series")).toString("utf8").split("\n");
  if (texts.some((text, at) => at > 0 && byCodeUnits(texts[at - 1] ?? "", text) >= 0)) {
    throw new DamagedBook("series are not in their order");
  }
  const months = new Map(index.map(([one, length]) => [one, content.take(length, "a month")]));
  content.end("a printing");
  return { series: texts.map(seriesOfText), months };
}
