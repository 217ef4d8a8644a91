import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { DamagedBook } from "./damaged-book.ts";
import {
  type BlockSeries,
  decodeBlock,
  encodeBlock,
  type PlacedObservation,
} from "./month-block.ts";
import { dayInMonth, dayOf, type Part, partName, partNamed } from "./months.ts";
import { decodePacks, encodePacks } from "./pack-names.ts";
import { comparePoints, type DayPoint, type NewPoint, type Observed } from "./point.ts";
import {
  emptySection,
  type PrintingSection,
  seriesOfText,
  seriesText,
} from "./printing-section.ts";

/** Points of one printing in one part, by the text of their series and by day. */
type OwnPoints = Map<string, Map<number, DayPoint>>;

/** A month of a source in a book, unpacked, into which points are put. */
export interface OpenPart {
  /** @returns whether the point counts now; `older` where what is there was observed later */
  put(point: NewPoint): "written" | "unchanged" | "older";
  /** Points of each printing that has some in it. */
  readonly printings: ReadonlyMap<string, OwnPoints>;
}

export function openPart(
  part: Part,
  sections: ReadonlyMap<string, PrintingSection>,
  packs: Uint8Array | undefined,
): OpenPart {
  const names = packs ? decodePacks(packs) : [];
  const printings = new Map<string, OwnPoints>();
  for (const [printing, { series, parts }] of sections) {
    const block = parts.get(partName(part));
    if (!block) continue;
    const texts = series.map(seriesText);
    const observedIn = observedAmong(names);
    const own = decodeBlock(part.month, block).map(
      (one) => [textAt(texts, one.series), pointsOf(part.month, one, observedIn)] as const,
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

/** What has become of a part: blocks by printing, and the names of packs. The same points give the same bytes. */
export function closePart(
  { month }: Part,
  { printings }: OpenPart,
  seriesOf: (printing: string) => readonly string[],
): { readonly blocks: ReadonlyMap<string, Uint8Array>; readonly packs: Uint8Array } {
  const all = [...printings.values()].flatMap((own) => [...own.values()]);
  const names = new Set<string>();
  for (const days of all) for (const { observed } of days.values()) names.add(observed.pack);
  const inOrder = [...names].sort(byCodeUnits);
  const places = new Map(inOrder.map((name, place) => [name, place]));
  const placed = remembered(({ atMs, pack, line }: Observed) => ({
    ...{ atMs, line, pack: places.get(pack) ?? 0 },
  }));
  const blocks = [...printings].map(([printing, own]) => {
    const series = seriesOf(printing).flatMap((text, place): BlockSeries[] => {
      const days = [...(own.get(text) ?? [])].toSorted(([a], [b]) => a - b);
      const points = days.map(([day, { columns, observed }]) => ({
        ...{ day, columns, observed: placed(observed) },
      }));
      return points.length > 0 ? [{ series: place, points }] : [];
    });
    return [printing, encodeBlock(month, series)] as const;
  });
  return { blocks: new Map(blocks), packs: encodePacks(inOrder) };
}

/** A section with further series: where they stand before others, the parts are written anew. */
export function withSeries(
  section: PrintingSection | undefined,
  texts: Iterable<string>,
): PrintingSection {
  const { series, parts } = section ?? emptySection;
  const before = series.map(seriesText);
  const after = [...new Set([...before, ...texts])].sort(byCodeUnits);
  if (section && after.length === before.length) return section;
  const moved = before.map((text) => after.indexOf(text));
  const isMoved = moved.some((place, at) => place !== at);
  const renamed = (name: string, block: Uint8Array) => {
    const { month } = partNamed(name);
    const all = decodeBlock(month, block);
    return encodeBlock(
      month,
      all.map((one) => ({ ...one, series: placeIn(moved, one.series) })),
    );
  };
  return {
    series: after.map(seriesOfText),
    parts: isMoved
      ? new Map([...parts].map(([name, block]) => [name, renamed(name, block)]))
      : parts,
  };
}

const observedAmong = (names: readonly string[]) =>
  remembered(({ atMs, pack, line }: PlacedObservation): Observed => {
    const name = names[pack];
    if (name === undefined) throw new DamagedBook(`a point is of pack ${pack} of ${names.length}`);
    return { atMs, pack: name, line };
  });

const pointsOf = (
  month: number,
  { points }: BlockSeries,
  observedIn: (placed: PlacedObservation) => Observed,
): Map<number, DayPoint> =>
  new Map(
    points.map(({ day, columns, observed }) => [
      day,
      { day: dayOf(month, day), columns, observed: observedIn(observed) },
    ]),
  );

/** What is made of an object once: points of a day share their observation, before and after. */
function remembered<From extends object, To>(make: (from: From) => To): (from: From) => To {
  const made = new Map<From, To>();
  return (from) => {
    const known = made.get(from);
    if (known !== undefined) return known;
    const one = make(from);
    made.set(from, one);
    return one;
  };
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
