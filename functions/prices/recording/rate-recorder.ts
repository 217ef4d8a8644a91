import * as z from "zod";
import { RateFragment, rateKind } from "#schemas/prices/rate-fragment.ts";
import type { RateYear } from "#schemas/storage/rate-books.ts";
import { addRecorded, nothingRecorded, type Recorded } from "#shared/kernel/recorded.ts";
import type { Recorder, RecordToTake } from "#shared/kernel/recorder.ts";
import { type Pauses, unlessOvertaken } from "#shared/kernel/unless-overtaken.ts";
import { mergeRates, type NewRate } from "../rates/rate-book.ts";
import type { RateBooks } from "../rates/rate-books.ts";

export interface RateRecorderDeps extends Pauses {
  readonly rates: RateBooks;
}

/** As often somebody else may be quicker. */
const tries = 6;

type Draft = NewRate & { readonly base: string };

/**
 * Takes reference rates into the book of their base and year. Every answer counts: the rate of a day is that of its newest
 * observation, in whatever order they come. A bank states its days; one that has not come yet is refused.
 */
export function rateRecorder(deps: RateRecorderDeps): Recorder {
  return {
    ...{ kind: rateKind, takesLate: true, isCountedApart: true },
    async record(records) {
      const refused: { at: number; reason: string }[] = [];
      const drafts: Draft[] = [];
      for (const [at, record] of records.entries()) {
        const read = draftOf(record);
        if ("reason" in read) refused.push({ at, ...read });
        else drafts.push(read);
      }
      let counts = nothingRecorded;
      const books = Map.groupBy(drafts, ({ base, day }) => `${base} ${day.slice(0, 4)}`);
      for (const own of books.values()) {
        counts = addRecorded(counts, await recordYear(own, deps));
      }
      return { ...counts, refused, cards: 0, drifted: 0 };
    },
  };
}

function draftOf({ value, provenance }: RecordToTake): Draft | { readonly reason: string } {
  const read = RateFragment.safeParse(value);
  if (!read.success) return { reason: `It is no rate: ${z.prettifyError(read.error)}` };
  const { observedAt, bronzeKey: pack, bronzeLine: line } = provenance;
  const { base, day, currency, rate } = read.data;
  if (day > observedAt.slice(0, 10)) {
    return { reason: `It is of ${day}, which had not come when it was read.` };
  }
  return { base, day, currency, rate, observed: { atMs: Date.parse(observedAt), pack, line } };
}

async function recordYear(drafts: readonly Draft[], deps: RateRecorderDeps): Promise<Recorded> {
  const [first] = drafts;
  if (!first) return nothingRecorded;
  const of: Pick<RateYear, "base" | "year"> = {
    ...{ base: first.base, year: Number(first.day.slice(0, 4)) },
  };
  const { rates } = deps;
  return unlessOvertaken(`The rates of ${of.base} in ${of.year}`, tries, deps, async () => {
    const before = await rates.read(of);
    const { book, ...counts } = mergeRates(of, before, drafts);
    if (book && (await rates.publish(book, before)) === "overtaken") return "overtaken";
    return counts;
  });
}
