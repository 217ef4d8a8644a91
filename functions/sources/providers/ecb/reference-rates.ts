import { RateFragment, rateKind } from "#schemas/prices/rate-fragment.ts";
import { Day } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Outcome } from "../../port/source.ts";

/**
 * The rates of a file, day by day. The file is XML, and of XML it has three attributes of empty elements: they are
 * read as they stand there, whichever quotes they have and in whichever order. Of two rates of a day and currency nobody knows which is
 * right: the first one stays, and the other is a reject.
 *
 * @throws MessageError `permanent` when the body is no file of rates, or has no end
 */
export function* ratesIn(xml: string): Iterable<Outcome> {
  if (!isWholeFile(xml)) {
    throw new MessageError("permanent", "The body is no whole file of reference rates.");
  }
  let record = 0;
  const told = new Map<string, string>();
  let day: string | undefined;
  for (const [, written = ""] of xml.matchAll(/<Cube\b([^>]*)>/g)) {
    const { time, currency, rate } = attributesIn(written);
    day = time ?? day;
    if (currency === undefined && rate === undefined) continue;
    const value = { base: "EUR", currency, day: Day.safeParse(day).data, rate };
    const read = RateFragment.safeParse(value);
    if (read.success) {
      yield* toldOnce(read.data, record, told);
    } else {
      const place = `${day ?? "no day"} ${currency ?? "no currency"}`;
      yield { reject: { place, reason: `It is no rate: <Cube${written.slice(0, 100)}>.` } };
    }
    record += 1;
  }
}

/** A rate where it is the first of its day and currency, a reject where it is another one, and nothing where it is the same. */
function* toldOnce(
  value: RateFragment,
  record: number,
  told: Map<string, string>,
): Iterable<Outcome> {
  const { day, currency, rate } = value;
  const sourceId = `EUR/${currency}/${day}`;
  const before = told.get(sourceId);
  if (before === undefined) {
    told.set(sourceId, rate);
    yield { record: { kind: rateKind, sourceId, value, record } };
  } else if (before !== rate) {
    const reason = `It is another rate of ${sourceId} than the one before.`;
    yield { reject: { place: `${day} ${currency}`, reason } };
  }
}

/** Whether a body is a file of rates, from its beginning to its end. */
export const isWholeFile = (xml: string): boolean =>
  /<(?:\w+:)?Envelope\b/.test(xml.slice(0, 1000)) && /<\/(?:\w+:)?Envelope>\s*$/.test(xml);

const attributesIn = (written: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...written.matchAll(/([\w:]+)\s*=\s*(?:'([^']*)'|"([^"]*)")/g)].map(
      ([, name = "", single, double]) => [name, single ?? double ?? ""],
    ),
  );
