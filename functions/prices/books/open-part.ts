import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { BlockSeries, PlacedObservation } from "./block.ts";
import type { Blocks } from "./blocks-once.ts";
import type { Calendar } from "./calendar.ts";
import { DamagedBook } from "./damaged-book.ts";
import { decodePacks, encodePacks } from "./pack-names.ts";
import { type Part, partName } from "./parts.ts";
import { comparePoints, type DayPoint, type NewPoint, type Observed } from "./point.ts";
import { type PrintingSection, seriesText } from "./printing-section.ts";

/** Points of one printing in one part, by the text of their series and by slot. */
type OwnPoints = Map<string, Map<number, DayPoint>>;

/** A span of a source in a book, unpacked, into which points are put. */
export interface OpenPart {
  /** @returns whether the point counts now; `older` where what is there counts, as `comparePoints` has it */
  put(point: NewPoint): "written" | "unchanged" | "older";
  /** Points of each printing that has some in it. */
  readonly printings: ReadonlyMap<string, OwnPoints>;
}

interface OpenPartDeps {
  /** Names of the part's packs; absent where there is none yet. */
  readonly packs: Uint8Array | undefined;
  readonly blocks: Blocks;
  readonly calendar: Calendar;
}

export function openPart(
  part: Part,
  sections: ReadonlyMap<string, PrintingSection>,
  { packs, blocks, calendar }: OpenPartDeps,
): OpenPart {
  const names = packs ? decodePacks(packs) : [];
  const printings = new Map<string, OwnPoints>();
  for (const [printing, { series, parts }] of sections) {
    const block = parts.get(partName(part));
    if (!block) continue;
    const texts = series.map(seriesText);
    const observedIn = observedAmong(names);
    const timeOf = (slot: number) => calendar.timeOf(part.span, slot);
    const own = blocks
      .decode(part.span, block)
      .map((one) => [textAt(texts, one.series), pointsOf(one, timeOf, observedIn)] as const);
    printings.set(printing, new Map(own));
  }
  return {
    printings,
    put({ printing, series, ...point }) {
      const text = seriesText(series);
      const own: OwnPoints = printings.get(printing) ?? new Map();
      const slots = own.get(text) ?? new Map<number, DayPoint>();
      const slot = calendar.slotOf(point.day);
      const known = slots.get(slot);
      const order = known ? comparePoints(point, known) : 1;
      if (order === 0) return "unchanged";
      if (order < 0) return "older";
      printings.set(printing, own.set(text, slots.set(slot, point)));
      return "written";
    },
  };
}

interface ClosePartDeps {
  /** Series of a printing, as texts in their order. */
  readonly seriesOf: (printing: string) => readonly string[];
  readonly blocks: Blocks;
}

/** What has become of a part: blocks by printing, and the names of packs. The same points give the same bytes. */
export function closePart(
  { span }: Part,
  { printings }: OpenPart,
  { seriesOf, blocks }: ClosePartDeps,
): { readonly blocks: ReadonlyMap<string, Uint8Array>; readonly packs: Uint8Array } {
  const all = [...printings.values()].flatMap((own) => [...own.values()]);
  const names = new Set<string>();
  for (const slots of all) for (const { observed } of slots.values()) names.add(observed.pack);
  const packNames = [...names].sort(byCodeUnits);
  const places = new Map(packNames.map((name, place) => [name, place]));
  const placed = remembered(({ atMs, pack, line }: Observed) => ({
    ...{ atMs, line, pack: places.get(pack) ?? 0 },
  }));
  const own = [...printings].map(([printing, points]) => {
    const series = seriesOf(printing).flatMap((text, place): BlockSeries[] => {
      const slots = [...(points.get(text) ?? [])].toSorted(([a], [b]) => a - b);
      const inOrder = slots.map(([slot, { columns, observed }]) => ({
        ...{ slot, columns, observed: placed(observed) },
      }));
      return inOrder.length > 0 ? [{ series: place, points: inOrder }] : [];
    });
    return [printing, blocks.encode(span, series)] as const;
  });
  return { blocks: new Map(own), packs: encodePacks(packNames) };
}

const observedAmong = (names: readonly string[]) =>
  remembered(({ atMs, pack, line }: PlacedObservation): Observed => {
    const name = names[pack];
    if (name === undefined) throw new DamagedBook(`a point is of pack ${pack} of ${names.length}`);
    return { atMs, pack: name, line };
  });

const pointsOf = (
  { points }: BlockSeries,
  timeOf: (slot: number) => string,
  observedIn: (placed: PlacedObservation) => Observed,
): Map<number, DayPoint> =>
  new Map(
    points.map(({ slot, columns, observed }) => [
      slot,
      { day: timeOf(slot), columns, observed: observedIn(observed) },
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
  throw new DamagedBook(`a part is of series ${place} of ${texts.length}`);
}
