import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { ByteReader, ByteWriter, packed, unpacked } from "./bytes.ts";
import { type Calendar, ofDays } from "./calendar.ts";
import { DamagedBook } from "./damaged-book.ts";
import { compareParts, partName, partNamed } from "./parts.ts";
import type { SeriesKey } from "./point.ts";

/** All that a book has of one printing: its series in order, and by name its parts, each still packed. */
export interface PrintingSection {
  readonly series: readonly SeriesKey[];
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

export const emptySection: PrintingSection = { series: [], parts: new Map() };

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

/** Length of the head, the head (parts with their lengths, then the series), the parts. */
export function encodeSection({ series, parts }: PrintingSection): Buffer {
  const index = new ByteWriter();
  const sources = sourcesOf(series);
  const inOrder = [...parts]
    .map(([name, block]) => ({ ...partNamed(name), block }))
    .sort(compareParts);
  index.number(inOrder.length);
  let before = 0;
  for (const { span, source, block } of inOrder) {
    index.number(span - before);
    index.number(sources.indexOf(source));
    index.number(block.length);
    before = span;
  }
  const names = Buffer.from(series.map(seriesText).join("\n"));
  const head = packed(Buffer.concat([index.done(), names]));
  const length = new ByteWriter();
  length.number(head.length);
  return Buffer.concat([length.done(), head, ...inOrder.map(({ block }) => block)]);
}

/** @throws DamagedBook when the bytes are no section; parts are looked at when they are unpacked */
export function decodeSection(bytes: Uint8Array, calendar: Calendar = ofDays): PrintingSection {
  const content = new ByteReader(bytes);
  const head = new ByteReader(unpacked(content.take(content.number(), "a head"), "a head"));
  let span = 0;
  const index = Array.from({ length: head.count("parts") }, () => {
    span = calendar.believed(span + head.number());
    return { span, place: head.number(), length: head.number() };
  });
  const series = seriesIn(head.take(head.left, "the series"));
  const sources = sourcesOf(series);
  const parts = new Map<string, Uint8Array>();
  for (const { span: of, place, length } of index) {
    const source = sources[place];
    if (source === undefined) throw new DamagedBook("a part is of no source");
    parts.set(partName({ span: of, source }), content.take(length, "a part"));
  }
  if (parts.size < index.length) throw new DamagedBook("a part is there twice");
  content.end("a printing");
  return { series, parts };
}

function seriesIn(names: Uint8Array): readonly SeriesKey[] {
  const texts = Buffer.from(names).toString("utf8").split("\n");
  if (texts.some((text, at) => at > 0 && byCodeUnits(texts[at - 1] ?? "", text) >= 0)) {
    throw new DamagedBook("series are not in their order");
  }
  return texts.map(seriesOfText);
}

const sourcesOf = (series: readonly SeriesKey[]): readonly string[] =>
  [...new Set(series.map(({ source }) => source))].sort(byCodeUnits);
