import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { DamagedBook } from "./damaged-book.ts";
import {
  type BlockPoint,
  type BlockSeries,
  decodeBlock,
  encodeBlock,
  type PlacedObservation,
} from "./month-block.ts";
import { dayInMonth, dayOf } from "./months.ts";
import { decodePacks, encodePacks } from "./pack-names.ts";
import { comparePoints, type DayPoint, type NewPoint } from "./point.ts";
import {
  emptySection,
  type PrintingSection,
  seriesOfText,
  seriesText,
} from "./printing-section.ts";

/** Points of one printing in one month, by the text of their series and by day. */
type OwnPoints = Map<string, Map<number, DayPoint>>;

/** A month of a book, unpacked, into which points are put. */
export interface OpenMonth {
  /** @returns whether the point counts now; `older` where what is there was observed later */
  put(point: NewPoint): "written" | "unchanged" | "older";
  /** Points of each printing that has some in this month. */
  readonly printings: ReadonlyMap<string, OwnPoints>;
}

export function openMonth(
  month: number,
  sections: ReadonlyMap<string, PrintingSection>,
  packs: Uint8Array | undefined,
): OpenMonth {
  const names = packs ? decodePacks(packs) : [];
  const printings = new Map<string, OwnPoints>();
  for (const [printing, { series, months }] of sections) {
    const block = months.get(month);
    if (!block) continue;
    const texts = series.map(seriesText);
    const own = decodeBlock(month, block).map(
      (one) => [textAt(texts, one.series), pointsOf(month, one, names)] as const,
    );
    printings.set(printing, new Map(own));
  }
  return {
    printings,
    put({ printing, series, ...point }) {
      const text = seriesText(series);
      const own: OwnPoints = printings.get(printing) ?? new Map();
      const days = own.get(text) ?? new Map<number, DayPoint>();
      const number = dayInMonth(point.day);
      const known = days.get(number);
      const order = known ? comparePoints(point, known) : 1;
      if (order === 0) return "unchanged";
      if (order < 0) return "older";
      printings.set(printing, own.set(text, days.set(number, point)));
      return "written";
    },
  };
}

/** What has become of a month: blocks by printing, and the names of packs. The same points give the same bytes. */
export function closeMonth(
  month: number,
  { printings }: OpenMonth,
  seriesOf: (printing: string) => readonly string[],
): { readonly blocks: ReadonlyMap<string, Uint8Array>; readonly packs: Uint8Array } {
  const all = [...printings.values()].flatMap((own) => [...own.values()]);
  const names = all.flatMap((days) => [...days.values()].map(({ observed }) => observed.pack));
  const inOrder = [...new Set(names)].sort(byCodeUnits);
  const places = new Map(inOrder.map((name, place) => [name, place]));
  const placed = ({ columns, observed }: DayPoint, day: number): BlockPoint => {
    const pack = places.get(observed.pack) ?? 0;
    return { day, columns, observed: { atMs: observed.atMs, pack, line: observed.line } };
  };
  const blocks = [...printings].map(([printing, own]) => {
    const series = seriesOf(printing).flatMap((text, place): BlockSeries[] => {
      const days = [...(own.get(text) ?? [])].toSorted(([a], [b]) => a - b);
      const points = days.map(([day, point]) => placed(point, day));
      return points.length > 0 ? [{ series: place, points }] : [];
    });
    return [printing, encodeBlock(month, series)] as const;
  });
  return { blocks: new Map(blocks), packs: encodePacks(inOrder) };
}

/** A section with further series: where they stand before others, the months are written anew. */
export function withSeries(
  section: PrintingSection | undefined,
  texts: Iterable<string>,
): PrintingSection {
  const { series, months } = section ?? emptySection;
  const before = series.map(seriesText);
  const after = [...new Set([...before, ...texts])].sort(byCodeUnits);
  if (section && after.length === before.length) return section;
  const moved = before.map((text) => after.indexOf(text));
  const isMoved = moved.some((place, at) => place !== at);
  const renamed = (month: number, block: Uint8Array) =>
    encodeBlock(
      month,
      decodeBlock(month, block).map((one) => ({ ...one, series: placeIn(moved, one.series) })),
    );
  return {
    series: after.map(seriesOfText),
    months: isMoved
      ? new Map([...months].map(([month, block]) => [month, renamed(month, block)]))
      : months,
  };
}

function pointsOf(
  month: number,
  { points }: BlockSeries,
  names: readonly string[],
): Map<number, DayPoint> {
  const observedIn = ({ atMs, pack, line }: PlacedObservation) => {
    const name = names[pack];
    if (name === undefined) throw new DamagedBook(`a point is of pack ${pack} of ${names.length}`);
    return { atMs, pack: name, line };
  };
  return new Map(
    points.map(({ day, columns, observed }) => [
      day,
      { day: dayOf(month, day), columns, observed: observedIn(observed) },
    ]),
  );
}

function textAt(texts: readonly string[], place: number): string {
  const text = texts[place];
  if (text !== undefined) return text;
  throw new DamagedBook(`a month is of series ${place} of ${texts.length}`);
}

function placeIn(moved: readonly number[], place: number): number {
  const now = moved[place];
  if (now !== undefined) return now;
  throw new DamagedBook(`a month is of series ${place} of ${moved.length}`);
}
