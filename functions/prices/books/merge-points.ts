import type { Recorded } from "#shared/kernel/recorded.ts";
import { type Blocks, blocksOnce } from "./blocks-once.ts";
import { type BookParts, type BookPlace, decodeBook, encodeBook } from "./book-file.ts";
import { type Calendar, ofDays } from "./calendar.ts";
import { movedPrintings, type Touched } from "./moved-printings.ts";
import { closePart, type OpenPart, openPart } from "./open-part.ts";
import { partName, partNamed } from "./parts.ts";
import type { NewPoint } from "./point.ts";
import { decodeSection, encodeSection, seriesText } from "./printing-section.ts";
import { withSeries } from "./section-series.ts";
import { type OpenBook, withoutOld } from "./without-old.ts";

/** A book as it is stored, and what of it a reader of newest prices has to look at. */
export interface MergedBook {
  readonly bytes: Buffer;
  readonly head: Buffer;
  /** Number parts of the printings whose newest price has moved, in order; see {@link movedPrintings}. Of hours nobody is told: none. */
  readonly moved: readonly string[];
}

/** What a book is of, and the first span of which it keeps points, where it does not keep all. */
export interface BookTerms {
  readonly calendar: Calendar;
  readonly keptFrom?: number | undefined;
}

/** `older`: what is there of their day counts, as `comparePoints` has it, or their hour is not kept any more. */
export interface Merged extends Recorded {
  /** The book as it is now; absent where nothing of it is other than before. */
  readonly book?: MergedBook;
}

/**
 * Puts points into a book. Pure: the same points give the same bytes in any order, in any number of steps
 * and however often, for as long as zlib compresses alike. Only spans of sources that points are of are unpacked, and where
 * a printing has a new series its other parts; all else is copied. Spans that are not kept any more go when something is written.
 *
 * @param before the book's bytes; absent where there is none yet
 * @param terms what is kept; what a book has kept from does not go back
 * @throws DamagedBook when they are none
 */
export function mergePoints(
  place: BookPlace,
  before: Uint8Array | undefined,
  points: readonly NewPoint[],
  { calendar, keptFrom }: BookTerms = { calendar: ofDays },
): Merged {
  const book = openBook(place, before, { calendar, keptFrom });
  const { parts, sections } = book;
  const blocks = blocksOnce(calendar);
  const counts = { written: 0, unchanged: 0, older: 0 };
  const opened = new Map<string, OpenPart>();
  const nameOf = ({ day, series }: NewPoint) =>
    partName({ span: calendar.spanOf(day), source: series.source });
  const touched = new Map<string, Touched>();
  for (const [name, own] of Map.groupBy(points, nameOf)) {
    const part = partNamed(name);
    if (book.keptFrom !== undefined && part.span < book.keptFrom) {
      counts.older += own.length;
      continue;
    }
    const open = openPart(part, sections, { packs: parts.packs.get(name), blocks, calendar });
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
  const after = closed(book.kept(), opened, { blocks, calendar });
  const moved = calendar.keptFrom
    ? []
    : movedPrintings(touched.values(), sections, after.sections, blocks);
  return { ...counts, book: { ...book.encoded(after), moved } };
}

/**
 * A book of which nothing is left but what it keeps; absent where it has nothing else.
 *
 * @throws DamagedBook when the bytes are none
 */
export function forgetOld(
  place: BookPlace,
  before: Uint8Array,
  terms: BookTerms,
): MergedBook | undefined {
  const book = openBook(place, before, terms);
  const kept = book.kept();
  if (kept.packs === book.parts.packs) return undefined;
  return { ...book.encoded(kept), moved: [] };
}

function openBook(place: BookPlace, before: Uint8Array | undefined, terms: BookTerms) {
  const { calendar } = terms;
  const parts: BookParts = before
    ? decodeBook(before)
    : { place, sections: new Map(), packs: new Map() };
  const keptFrom =
    terms.keptFrom === undefined ? undefined : Math.max(terms.keptFrom, parts.keptFrom ?? 0);
  const open = [...parts.sections].map(
    ([name, one]) => [name, decodeSection(one, calendar)] as const,
  );
  const sections = new Map(open);
  return {
    ...{ parts, keptFrom, sections },
    kept(): OpenBook {
      const all = { sections, packs: parts.packs };
      return keptFrom === undefined ? all : withoutOld(all, keptFrom, calendar);
    },
    encoded(after: OpenBook) {
      const encoded = [...after.sections].map(([name, one]): [string, Uint8Array] => {
        // What nothing has happened to is copied.
        const isSame = one === sections.get(name);
        return [name, (isSame && parts.sections.get(name)) || encodeSection(one)];
      });
      const { packs } = after;
      return encodeBook({ place: parts.place, keptFrom, sections: new Map(encoded), packs });
    },
  };
}

function closed(
  before: OpenBook,
  opened: ReadonlyMap<string, OpenPart>,
  { blocks, calendar }: { readonly blocks: Blocks; readonly calendar: Calendar },
): OpenBook {
  const sections = new Map(before.sections);
  for (const { printings } of opened.values()) {
    for (const [printing, own] of printings) {
      sections.set(printing, withSeries(sections.get(printing), own.keys(), calendar));
    }
  }
  const texts = new Map([...sections].map(([name, one]) => [name, one.series.map(seriesText)]));
  const packs = new Map(before.packs);
  const seriesOf = (printing: string) => texts.get(printing) ?? [];
  for (const [name, open] of opened) {
    const done = closePart(partNamed(name), open, { seriesOf, blocks });
    packs.set(name, done.packs);
    for (const [printing, block] of done.blocks) {
      const { series = [], parts: known = [] } = sections.get(printing) ?? {};
      sections.set(printing, { series, parts: new Map([...known]).set(name, block) });
    }
  }
  return { sections, packs };
}
