import * as z from "zod";
import { daysBetween } from "#shared/kernel/days.ts";
import { packed } from "../books/bytes.ts";
import { type Columns, columnNames, type MarketPrice } from "../books/point.ts";
import { seriesText } from "../books/printing-section.ts";
import { type CurrentSeries, currentChangeDays } from "./current-prices.ts";
import { type NumberColumn, numberColumn } from "./number-columns.ts";

/** What a printing's series say now; the printing by its number. */
export interface PrintingNow {
  readonly printing: string;
  readonly series: readonly CurrentSeries[];
}

export const firstDay = "1990-01-01";
export const priceFigures = [
  "market",
  "mid",
  "low",
] as const satisfies readonly MarketPrice["from"][];
export const wideNames = ["believed", ...currentChangeDays, "values"] as const;
export type Wide = (typeof wideNames)[number];

const Large = z.array(z.tuple([z.int(), z.number()]));
export const BlockHead = z.object({
  /** Numbers with spaces between. */
  printings: z.string(),
  /** Texts of the keys that series have. */
  keys: z.array(z.string()),
  series: z.int().nonnegative(),
  values: z.int().nonnegative(),
  large: z.partialRecord(z.enum(wideNames.map(String) as [string, ...string[]]), Large),
});

/**
 * The block of a set: a head, then numbers column by column in the byte order of every machine that this runs on. Each series has its key, days,
 * which figures it has, and where what is believed comes from. The same prices give the same bytes.
 */
export function encodeSet(all: readonly PrintingNow[]): Buffer {
  const series = all.flatMap((one) => one.series);
  const keys = [...new Set(series.map(({ key }) => seriesText(key)))].sort();
  const places = new Map(keys.map((key, place) => [key, place]));
  const values = series.flatMap(({ newest: { columns } }) =>
    columnNames.flatMap((name) => columns[name] ?? []),
  );
  const wide: Record<Wide, NumberColumn> = {
    believed: numberColumn(series.map(({ believed }) => believed?.amount)),
    1: numberColumn(series.map(({ changes }) => hundredths(changes[1]))),
    7: numberColumn(series.map(({ changes }) => hundredths(changes[7]))),
    30: numberColumn(series.map(({ changes }) => hundredths(changes[30]))),
    values: numberColumn(values),
  };
  const narrow = [
    all.map((one) => one.series.length),
    series.map(({ key }) => places.get(seriesText(key)) ?? 0),
    series.map(({ newest }) => daysBetween(firstDay, newest.day)),
    series.map(({ believed }) => (believed ? daysBetween(firstDay, believed.day) : 0)),
    series.map(({ newest: { columns } }) => maskOf(columns)),
    series.map(({ newest, believed }) => flagsOf(newest.isConfirmed, believed?.from)),
  ];
  const large = wideNames.flatMap((name) =>
    wide[name].large.length > 0 ? [[name, wide[name].large] as const] : [],
  );
  const head: z.input<typeof BlockHead> = {
    ...{ printings: all.map((one) => one.printing).join(" "), keys },
    ...{ series: series.length, values: values.length, large: Object.fromEntries(large) },
  };
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const pad = Buffer.alloc((4 - (text.length % 4)) % 4);
  return packed(
    Buffer.concat([
      ...[length, text, pad],
      ...wideNames.map((name) => bytesOf(wide[name].numbers)),
      ...narrow.map((column) => bytesOf(Uint16Array.from(column))),
    ]),
  );
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array | Uint16Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

const hundredths = (percent: number | undefined) =>
  percent === undefined ? undefined : Math.round(percent * 100);

const maskOf = (columns: Columns): number =>
  columnNames.reduce((mask, name, at) => mask + (columns[name] === undefined ? 0 : 1 << at), 0);

const flagsOf = (isConfirmed: boolean, from: MarketPrice["from"] | undefined): number =>
  (isConfirmed ? 1 : 0) + 2 * (from ? priceFigures.indexOf(from) : 0);
