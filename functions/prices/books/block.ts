import { decodeColumns, encodeColumns } from "./block-columns.ts";
import { ByteReader, ByteWriter, packed, unpacked } from "./bytes.ts";
import { type Calendar, ofDays } from "./calendar.ts";
import { DamagedBook } from "./damaged-book.ts";
import { bitsOf, placesIn } from "./place-bits.ts";
import type { Columns } from "./point.ts";

/** An observation within a block: the pack by its place among those of the part. */
export interface PlacedObservation {
  readonly atMs: number;
  readonly pack: number;
  readonly line: number;
}

export interface BlockPoint {
  /** Of the span, from 1 to 31 days, or 24 hours. */
  readonly slot: number;
  readonly columns: Columns;
  readonly observed: PlacedObservation;
}

/** A span of a series, which is told by its place among those of its printing. */
export interface BlockSeries {
  readonly series: number;
  /** In their order. */
  readonly points: readonly BlockPoint[];
}

/**
 * The bytes of a span of one printing: its observations, then series by series the slots as bits, and column by
 * column how each amount differs from the one before. Nine series of three sources take some 1.5 KB a month when all of it moves.
 */
export function encodeBlock(
  span: number,
  all: readonly BlockSeries[],
  calendar: Calendar = ofDays,
): Buffer {
  const out = new ByteWriter();
  const { observations, places } = distinctObservations(all);
  out.number(observations.length);
  let beforeMs = calendar.startMs(span);
  for (const { atMs, pack, line } of observations) {
    out.signed(atMs - beforeMs);
    out.number(pack);
    out.number(line);
    beforeMs = atMs;
  }
  out.number(all.length);
  for (const { series, points } of all) {
    out.number(series);
    out.number(bitsOf(points.map(({ slot }) => slot)));
    let before = 0;
    for (const { observed } of points) {
      const place = places.get(observed) ?? 0;
      out.signed(place - before);
      before = place;
    }
    encodeColumns(points, out);
  }
  return packed(out.done());
}

/** @throws DamagedBook when the bytes are no block */
export function decodeBlock(
  span: number,
  block: Uint8Array,
  calendar: Calendar = ofDays,
): readonly BlockSeries[] {
  const content = new ByteReader(unpacked(block, "a part"));
  const observations: PlacedObservation[] = [];
  let atMs = calendar.startMs(span);
  for (let left = content.count("observations"); left > 0; left -= 1) {
    atMs += content.signed();
    observations.push({ atMs, pack: content.number(), line: content.number() });
  }
  const all = Array.from({ length: content.count("series") }, () => {
    const series = content.number();
    const bits = content.number();
    if (bits >= 2 ** calendar.slots) {
      throw new DamagedBook(`a part has more than ${calendar.slots} ${calendar.slotName}`);
    }
    const slots = placesIn(bits);
    let place = 0;
    const observed = slots.map(() => {
      place += content.signed();
      const one = observations[place];
      if (one) return one;
      throw new DamagedBook(`a point is of observation ${place} of ${observations.length}`);
    });
    const rows = decodeColumns(slots.length, content);
    const points = slots.flatMap((slot, at): BlockPoint[] => {
      const [columns, seen] = [rows[at], observed[at]];
      return columns && seen ? [{ slot, columns, observed: seen }] : [];
    });
    return { series, points };
  });
  content.end("a part");
  return all;
}

/** Each observation once and in order, and the place of each object: most points of a day share one. */
function distinctObservations(all: readonly BlockSeries[]) {
  const seen = new Set(all.flatMap(({ points }) => points.map(({ observed }) => observed)));
  const observations: PlacedObservation[] = [];
  const places = new Map<PlacedObservation, number>();
  for (const one of [...seen].sort(compare)) {
    const last = observations.at(-1);
    if (!last || compare(last, one) !== 0) observations.push(one);
    places.set(one, observations.length - 1);
  }
  return { observations, places };
}

const compare = (a: PlacedObservation, b: PlacedObservation) =>
  a.atMs - b.atMs || a.pack - b.pack || a.line - b.line;
