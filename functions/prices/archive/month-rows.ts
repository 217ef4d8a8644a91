import { createHash } from "node:crypto";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { type BlockPoint, decodeBlock } from "../books/block.ts";
import type { BookParts } from "../books/book-file.ts";
import { ofDays } from "../books/calendar.ts";
import { DamagedBook } from "../books/damaged-book.ts";
import { decodePacks } from "../books/pack-names.ts";
import { partNamed } from "../books/parts.ts";
import type { Columns, SeriesKey } from "../books/point.ts";
import { decodeSection } from "../books/printing-section.ts";

/** A day of a series as the archive has it; amounts that the shop does not tell are absent. */
export interface PriceRow extends SeriesKey, Columns {
  readonly printing: string;
  readonly set: string;
  readonly number: string;
  readonly day: string;
  readonly observedAt: string;
  readonly bronzeKey: string;
  readonly bronzeLine: number;
}

/** A month as folders have it, `2026-02`, of the number that books give it. */
const monthName = (month: number): string => ofDays.timeOf(month, 1).slice(0, 7);

/**
 * What each month of a book holds, as a short hash by the month's name. Nothing is unpacked: a month that has not changed has the same bytes
 * in the next book. One whose series have other places is taken for changed, which costs writing it once more.
 */
export function monthsOf({ sections, packs }: BookParts): ReadonlyMap<string, string> {
  const hashes = new Map<number, ReturnType<typeof createHash>>();
  const add = (name: string, of: string, bytes: Uint8Array) => {
    const { span: month } = partNamed(name);
    const hash = hashes.get(month) ?? createHash("sha256").update(rowsVersion);
    hashes.set(month, hash.update(`\n${of} ${name} ${bytes.length}\n`).update(bytes));
  };
  for (const [printing, section] of inOrder(sections)) {
    for (const [name, block] of decodeSection(section).parts) add(name, printing, block);
  }
  for (const [name, part] of inOrder(packs)) add(name, "packs", part);
  const months = [...hashes].sort(([a], [b]) => a - b);
  return new Map(
    months.map(([month, hash]) => [monthName(month), hash.digest("hex").slice(0, 16)]),
  );
}

/** Raised when rows are written otherwise of an equal book: all of it is then made anew. */
const rowsVersion = "1";

/**
 * The rows of a month of a book, printing by printing, series by series and day by day: as many as it has points.
 *
 * @param wanted `2026-02`
 * @throws DamagedBook when the book is not what was written
 */
export function* rowsOfMonth(
  { place, sections, packs }: BookParts,
  wanted: string,
): Iterable<PriceRow> {
  const namesOf = packNames(packs);
  for (const [number, section] of inOrder(sections)) {
    const { series, parts } = decodeSection(section);
    const own = { printing: `${place.game}:${place.set}-${number}`, set: place.set, number };
    for (const [part, block] of parts) {
      const { span: month } = partNamed(part);
      if (monthName(month) !== wanted) continue;
      for (const row of rowsOfBlock(block, { month, series, names: namesOf(part) })) {
        yield { ...own, ...row };
      }
    }
  }
}

interface Part {
  readonly month: number;
  readonly series: readonly SeriesKey[];
  /** Of the packs that its points were read in. */
  readonly names: readonly string[];
}

function* rowsOfBlock(block: Uint8Array, part: Part) {
  const { month, series } = part;
  for (const { series: at, points } of decodeBlock(month, block)) {
    const key = series[at];
    if (!key) throw new DamagedBook(`a month is of series ${at} of ${series.length}`);
    for (const point of points) yield { ...key, ...told(point, part) };
  }
}

function told({ slot, columns, observed }: BlockPoint, { month, names }: Part) {
  const bronzeKey = names[observed.pack];
  if (bronzeKey === undefined) throw new DamagedBook("a point was read in a pack that has no name");
  const observedAt = new Date(observed.atMs).toISOString();
  return {
    ...columns,
    day: ofDays.timeOf(month, slot),
    observedAt,
    bronzeKey,
    bronzeLine: observed.line,
  };
}

/** The names of the packs of a part, unpacked once. */
function packNames(packs: BookParts["packs"]): (part: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (part) => {
    const bytes = packs.get(part);
    const names = known.get(part) ?? (bytes ? decodePacks(bytes) : []);
    known.set(part, names);
    return names;
  };
}

const inOrder = <Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] =>
  [...map].sort(([a], [b]) => byCodeUnits(a, b));
