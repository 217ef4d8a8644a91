import { deflateRawSync, inflateRawSync } from "node:zlib";
import * as z from "zod";
import { Currency } from "#schemas/prices/price-fragment.ts";
import type { RateYear } from "#schemas/storage/rate-books.ts";
import { Day } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Recorded } from "#shared/kernel/recorded.ts";
import { compareObserved, type Observed } from "../books/point.ts";
import type { DayRates } from "./convert.ts";

/** What one unit of the base is worth on a day, and in which answer it was read. */
export interface NewRate {
  readonly day: Day;
  readonly currency: Currency;
  /** A decimal number, as it was written. */
  readonly rate: string;
  readonly observed: Observed;
}

/** Observations, and by day and currency a rate with the place of its observation. */
const Content = z.object({
  observed: z.array(z.tuple([z.int(), z.string(), z.int()])),
  days: z.record(Day, z.record(Currency, z.tuple([z.string(), z.int().nonnegative()]))),
});

/** The largest content that is believed, unpacked; a year of 31 currencies has 200 KB. */
const largestContent = 8 * 1024 * 1024;

type Known = Map<string, NewRate>;
const nameOf = ({ day, currency }: Pick<NewRate, "day" | "currency">) => `${day} ${currency}`;

/** The same order as that of prices: the newest observation of a day counts, whichever comes first. */
const compareRates = (a: NewRate, b: NewRate): number =>
  compareObserved(a.observed, b.observed) || byCodeUnits(a.rate, b.rate);

export interface MergedRates extends Recorded {
  /** Absent where nothing is other than before. */
  readonly book?: RateYear;
}

/**
 * Puts rates into the book of their base and year. Pure: the same rates give the same book in any order, in any number of steps and
 * however often.
 *
 * @throws Error when the book before is none
 */
export function mergeRates(
  of: Pick<RateYear, "base" | "year">,
  before: RateYear | undefined,
  rates: readonly NewRate[],
): MergedRates {
  const known: Known = new Map(before ? ratesIn(before).map((one) => [nameOf(one), one]) : []);
  const counts = { written: 0, unchanged: 0, older: 0 };
  for (const rate of rates) {
    const there = known.get(nameOf(rate));
    const order = there ? compareRates(rate, there) : 1;
    if (order > 0) known.set(nameOf(rate), rate);
    counts[order > 0 ? "written" : order === 0 ? "unchanged" : "older"] += 1;
  }
  return counts.written === 0 ? counts : { ...counts, book: bookOf(of, known) };
}

function bookOf(of: Pick<RateYear, "base" | "year">, known: Known): RateYear {
  const inOrder = [...known.values()].sort((a, b) => byCodeUnits(nameOf(a), nameOf(b)));
  const seen = new Map(inOrder.map(({ observed }) => [observationName(observed), observed]));
  const observed = [...seen].sort(([, a], [, b]) => compareObserved(a, b));
  const places = new Map(observed.map(([name], place) => [name, place]));
  const days = [...Map.groupBy(inOrder, ({ day }) => day)].map(([day, own]) => [
    day,
    Object.fromEntries(
      own.map((one) => [
        one.currency,
        [one.rate, places.get(observationName(one.observed)) ?? 0] as const,
      ]),
    ),
  ]);
  const text = JSON.stringify({
    observed: observed.map(([, { atMs, pack, line }]) => [atMs, pack, line]),
    days: Object.fromEntries(days),
  });
  const content = Uint8Array.from(deflateRawSync(text));
  return { ...of, version: sha256(text), content };
}

const observationName = ({ atMs, pack, line }: Observed) => `${atMs} ${pack} ${line}`;

/** All rates of a book. @throws Error when it is not what its version says */
export function ratesIn({ base, year, version, content }: RateYear): readonly NewRate[] {
  const text = inflateRawSync(content, { maxOutputLength: largestContent }).toString();
  const actual = sha256(text);
  if (actual !== version)
    throw new Error(`The rates ${version} of ${base} in ${year} are ${actual}.`);
  const { observed, days } = Content.parse(JSON.parse(text));
  return Object.entries(days).flatMap(([day, own]) =>
    Object.entries(own).map(([currency, [rate, place]]): NewRate => {
      const [atMs, pack, line] = observed[place] ?? [0, "", 0];
      return { day: Day.parse(day), currency, rate, observed: { atMs, pack, line } };
    }),
  );
}

/** The rates of a book day by day, in order, without where they were read. */
export const dayRatesIn = (book: RateYear): readonly DayRates[] =>
  [...Map.groupBy(ratesIn(book), ({ day }) => day)]
    .toSorted(([a], [b]) => byCodeUnits(a, b))
    .map(([day, own]) => ({
      ...{ day, base: book.base },
      rates: Object.fromEntries(own.map(({ currency, rate }) => [currency, rate])),
    }));
