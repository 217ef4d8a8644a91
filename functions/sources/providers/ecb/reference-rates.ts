import { RateFragment, rateKind } from "#schemas/prices/rate-fragment.ts";
import { Day } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Outcome } from "../../port/source.ts";

/**
 * The rates of a file, day by day. The file is XML, and of XML it has three attributes of empty elements: they are
 * read as they stand there, whichever quotes they have and in whichever order.
 *
 * @throws MessageError `permanent` when the body is no file of rates, or has no end
 */
export function* ratesIn(xml: string): Iterable<Outcome> {
  if (!isWholeFile(xml)) {
    throw new MessageError("permanent", "The body is no whole file of reference rates.");
  }
  let record = 0;
  let day: string | undefined;
  for (const [, written = ""] of xml.matchAll(/<Cube\b([^>]*)>/g)) {
    const { time, currency, rate } = attributesIn(written);
    day = time ?? day;
    if (currency === undefined && rate === undefined) continue;
    const value = { base: "EUR", currency, day: Day.safeParse(day).data, rate };
    const read = RateFragment.safeParse(value);
    if (read.success) {
      const sourceId = `EUR/${read.data.currency}/${read.data.day}`;
      yield { record: { kind: rateKind, sourceId, value: read.data, record } };
    } else {
      const place = `${day ?? "no day"} ${currency ?? "no currency"}`;
      yield { reject: { place, reason: `It is no rate: <Cube${written.slice(0, 100)}>.` } };
    }
    record += 1;
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
