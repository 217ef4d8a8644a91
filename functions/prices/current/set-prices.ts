import * as z from "zod";
import { dayAfter } from "#shared/kernel/days.ts";
import { unpacked } from "../books/bytes.ts";
import { DamagedBook } from "../books/damaged-book.ts";
import { type ColumnName, type Columns, columnNames } from "../books/point.ts";
import { seriesOfText } from "../books/printing-section.ts";
import { type CurrentChangeDays, type CurrentSeries, currentChangeDays } from "./current-prices.ts";
import { type NumberColumn, numberAt, numberColumn } from "./number-columns.ts";
import { BlockHead, firstDay, priceFigures, type Wide, wideNames } from "./set-block.ts";

/** The newest prices of a set, as they are looked up. */
export interface SetPrices {
  /** Numbers of its printings that have prices, in order. */
  readonly printings: readonly string[];
  series(printing: string): readonly CurrentSeries[];
}

/** @throws DamagedBook when the bytes are no block of a set */
export function decodeSet(block: Uint8Array): SetPrices {
  const content = unpacked(block, "a set's newest prices");
  const head = headIn(content);
  const { printings, keys, start } = head;
  const next = columnsFrom(content, start);
  const wide = new Map<Wide, NumberColumn>();
  for (const name of wideNames) {
    const count = name === "values" ? head.values : head.series;
    wide.set(name, { numbers: next(Int32Array, count), large: head.large[name] ?? [] });
  }
  const column = (name: Wide): NumberColumn => wide.get(name) ?? numberColumn([]);
  const [counts, ...rest] = [printings.length, ...Array(5).fill(head.series)].map((count) =>
    next(Uint16Array, count),
  );
  const [keyOf, newestDay, believedDay, masks, flags] = rest;
  if (!counts || !keyOf || !newestDay || !believedDay || !masks || !flags) {
    throw new DamagedBook("a set's newest prices lack a column");
  }
  const starts = summed(counts, (count) => count);
  const firstValue = summed(masks, bitsIn);
  const known = new Map(printings.map((printing, place) => [printing, place]));
  const [amounts, values] = [column("believed"), column("values")];
  const changes = currentChangeDays.map((days) => [days, column(days)] as const);
  // Many are made at once, for a whole game: no lists of pairs on the way.
  const columnsAt = (place: number): Columns => {
    const own: Partial<Record<ColumnName, number>> = {};
    let value = firstValue[place] ?? 0;
    let mask = masks[place] ?? 0;
    for (let at = 0; mask > 0; at += 1, mask >>= 1) {
      const name = columnNames[at];
      if ((mask & 1) === 0 || name === undefined) continue;
      own[name] = numberAt(values, value) ?? 0;
      value += 1;
    }
    return own;
  };
  const changesAt = (place: number): CurrentSeries["changes"] => {
    const own: Partial<Record<CurrentChangeDays, number>> = {};
    for (const [days, all] of changes) {
      const change = numberAt(all, place);
      if (change !== undefined) own[days] = change / 100;
    }
    return own;
  };
  const seriesAt = (place: number): CurrentSeries => {
    const key = keys[keyOf[place] ?? 0];
    if (!key) throw new DamagedBook("a series has no key");
    const flag = flags[place] ?? 0;
    const [day, isConfirmed] = [dayOf(newestDay[place] ?? 0), (flag & 1) === 1];
    const newest = { day, columns: columnsAt(place), isConfirmed };
    const own = { key, newest, changes: changesAt(place) };
    const [amount, from] = [numberAt(amounts, place), priceFigures[(flag >> 1) & 3]];
    if (amount === undefined || from === undefined) return own;
    return { ...own, believed: { day: dayOf(believedDay[place] ?? 0), amount, from } };
  };
  return {
    printings,
    series(printing) {
      const place = known.get(printing);
      if (place === undefined) return [];
      const first = starts[place] ?? 0;
      return Array.from({ length: counts[place] ?? 0 }, (_none, at) => seriesAt(first + at));
    },
  };
}

function headIn(content: Buffer) {
  const length = content.length < 4 ? 0 : content.readUInt32LE(0);
  const { data } = z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(BlockHead)
    .safeParse(content.subarray(4, 4 + length).toString("utf8"));
  if (!data) throw new DamagedBook("a set's newest prices have no head");
  const start = 4 + length + ((4 - (length % 4)) % 4);
  const printings = data.printings === "" ? [] : data.printings.split(" ");
  return { ...data, start, printings, keys: data.keys.map(seriesOfText) };
}

/** Takes columns one after another; bytes are copied to where numbers may begin. */
function columnsFrom(content: Buffer, start: number) {
  const bytes = new Uint8Array(content.subarray(start)).buffer;
  let at = 0;
  return <Numbers>(
    Kind: {
      new (bytes: ArrayBuffer, at: number, count: number): Numbers;
      readonly BYTES_PER_ELEMENT: number;
    },
    count: number,
  ): Numbers => {
    const length = count * Kind.BYTES_PER_ELEMENT;
    if (at + length > bytes.byteLength) {
      throw new DamagedBook("a set's newest prices end too early");
    }
    at += length;
    return new Kind(bytes, at - length, count);
  };
}

function bitsIn(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) bits += 1;
  return bits;
}

/** Where each begins, of how many there are of each. */
function summed(counts: Uint16Array, countOf: (one: number) => number): Uint32Array {
  const starts = new Uint32Array(counts.length);
  for (let at = 1; at < counts.length; at += 1) {
    starts[at] = (starts[at - 1] ?? 0) + countOf(counts[at - 1] ?? 0);
  }
  return starts;
}

const knownDays = new Map<number, string>();
/** Few days are many series'. */
function dayOf(number: number): string {
  const known = knownDays.get(number) ?? dayAfter(firstDay, number);
  knownDays.set(number, known);
  return known;
}
