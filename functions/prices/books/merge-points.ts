import type { Recorded } from "#shared/kernel/recorded.ts";
import { type BookParts, type BookPlace, decodeBook, encodeBook } from "./book-file.ts";
import { monthOf, partName, partNamed } from "./months.ts";
import { movedPrintings, type Touched } from "./moved-printings.ts";
import { closePart, type OpenPart, openPart, withSeries } from "./open-part.ts";
import type { NewPoint } from "./point.ts";
import {
  decodeSection,
  encodeSection,
  type PrintingSection,
  seriesText,
} from "./printing-section.ts";

/** A book as it is stored, and what of it a reader of newest prices has to look at. */
export interface MergedBook {
  readonly bytes: Buffer;
  readonly head: Buffer;
  /** Number parts of the printings whose newest price has moved, in order; see {@link movedPrintings}. */
  readonly moved: readonly string[];
}

/** `older`: what is there of their day was observed later. */
export interface Merged extends Recorded {
  /** The book as it is now; absent where nothing of it is other than before. */
  readonly book?: MergedBook;
}

/**
 * Puts points into a book. Pure: the same points give the same bytes in any order, in any number of steps
 * and however often, for as long as zlib compresses alike. Only months of sources that points are of are unpacked, and where
 * a printing has a new series its other parts; all else is copied.
 *
 * @param before the book's bytes; absent where there is none yet
 * @throws DamagedBook when they are none
 */
export function mergePoints(
  place: BookPlace,
  before: Uint8Array | undefined,
  points: readonly NewPoint[],
): Merged {
  const parts: BookParts = before
    ? decodeBook(before)
    : { place, sections: new Map(), packs: new Map() };
  const sections = new Map([...parts.sections].map(([name, one]) => [name, decodeSection(one)]));
  const counts = { written: 0, unchanged: 0, older: 0 };
  const opened = new Map<string, OpenPart>();
  const nameOf = ({ day, series }: NewPoint) =>
    partName({ month: monthOf(day), source: series.source });
  const touched = new Map<string, Touched>();
  for (const [name, own] of Map.groupBy(points, nameOf)) {
    const open = openPart(partNamed(name), sections, parts.packs.get(name));
    for (const point of own) {
      const outcome = open.put(point);
      counts[outcome] += 1;
      if (outcome !== "written") continue;
      opened.set(name, open);
      const { printing, series } = point;
      touched.set(`${printing} ${series.source}`, { printing, source: series.source });
    }
  }
  if (opened.size === 0) return counts;
  const after = closed(parts.packs, sections, opened);
  const encoded = [...after.sections].map(([name, one]): [string, Uint8Array] => {
    // What nothing has happened to is copied.
    const isSame = one === sections.get(name);
    return [name, (isSame && parts.sections.get(name)) || encodeSection(one)];
  });
  const { packs } = after;
  const book = encodeBook({ place: parts.place, sections: new Map(encoded), packs });
  const moved = movedPrintings(touched.values(), sections, after.sections);
  return { ...counts, book: { ...book, moved } };
}

function closed(
  packsBefore: ReadonlyMap<string, Uint8Array>,
  before: ReadonlyMap<string, PrintingSection>,
  opened: ReadonlyMap<string, OpenPart>,
) {
  const sections = new Map(before);
  for (const { printings } of opened.values()) {
    for (const [printing, own] of printings) {
      sections.set(printing, withSeries(sections.get(printing), own.keys()));
    }
  }
  const texts = new Map([...sections].map(([name, one]) => [name, one.series.map(seriesText)]));
  const packs = new Map(packsBefore);
  for (const [name, open] of opened) {
    const done = closePart(partNamed(name), open, (printing) => texts.get(printing) ?? []);
    packs.set(name, done.packs);
    for (const [printing, block] of done.blocks) {
      const { series = [], parts: known = [] } = sections.get(printing) ?? {};
      sections.set(printing, { series, parts: new Map([...known]).set(name, block) });
    }
  }
  return { sections, packs };
}
