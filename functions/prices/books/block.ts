import { ByteReader, ByteWriter, packed, unpacked } from "./bytes.ts";
import { type Calendar, ofDays } from "./calendar.ts";
import { DamagedBook } from "./damaged-book.ts";
import { type Columns, columnNames } from "./point.ts";

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
    const slots = placesIn(content.number());
    if (slots.some((slot) => slot > calendar.slots)) throw tooMany(calendar);
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

const tooMany = ({ slots, slotName }: Pick<Calendar, "slots" | "slotName">) =>
  new DamagedBook(`a part has more than ${slots} ${slotName}`);

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

function encodeColumns(points: readonly BlockPoint[], out: ByteWriter): void {
  const held = columnNames.map((name) =>
    bitsWhere(points, ({ columns }) => columns[name] !== undefined),
  );
  const all = bitsWhere(points, () => true);
  out.number(bitsWhere(held, (bits) => bits > 0));
  for (const [column, name] of columnNames.entries()) {
    const bits = held[column] ?? 0;
    if (bits === 0) continue;
    out.number(bits === all ? 0 : bits);
    let before = 0;
    for (const { columns } of points) {
      const value = columns[name];
      if (value === undefined) continue;
      out.signed(value - before);
      before = value;
    }
  }
}

function decodeColumns(count: number, content: ByteReader): readonly Columns[] {
  const rows = Array.from({ length: count }, (): Partial<Record<string, number>> => ({}));
  for (const column of placesIn(content.number())) {
    const name = columnNames[column - 1];
    if (name === undefined) throw new DamagedBook(`it has a column ${column}, which nobody knows`);
    const bits = content.number();
    const places = bits === 0 ? rows.map((_row, place) => place + 1) : placesIn(bits);
    let value = 0;
    for (const place of places) {
      value += content.signed();
      const row = rows[place - 1];
      if (!row || value < 0) throw new DamagedBook(`${name} has an amount that cannot be`);
      row[name] = value;
    }
  }
  return rows;
}

/** Bits of the places of those that are so, the first one's is the lowest. */
function bitsWhere<One>(all: readonly One[], isSo: (one: One) => boolean): number {
  let bits = 0;
  for (const [at, one] of all.entries()) if (isSo(one)) bits += 2 ** at;
  return bits;
}

/** Bits of places from 1 to 31. */
const bitsOf = (places: readonly number[]): number =>
  places.reduce((bits, place) => bits + 2 ** (place - 1), 0);

function placesIn(bits: number): number[] {
  if (bits >= 2 ** 31) throw tooMany(ofDays);
  const places: number[] = [];
  for (let [rest, place] = [bits, 1]; rest > 0; rest >>>= 1, place += 1) {
    if (rest % 2 === 1) places.push(place);
  }
  return places;
}
