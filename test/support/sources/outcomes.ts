import type { Outcome } from "#functions/sources/port/source.ts";
import { PriceFragment } from "#schemas/prices/price-fragment.ts";

/** What a source makes of a body, sorted: records by their ids, and what is none. */
export async function outcomesOf(from: Iterable<Outcome> | AsyncIterable<Outcome>) {
  const [records, rejects]: [Extract<Outcome, { record: unknown }>["record"][], string[]] = [
    [],
    [],
  ];
  for await (const one of from) {
    if ("record" in one) records.push(one.record);
    else rejects.push(`${one.reject.place}: ${one.reject.reason}`);
  }
  /** Prices as the recorder would take them. */
  const prices = records
    .filter(({ kind }) => kind === "price")
    .map(({ sourceId, value }) => [sourceId, PriceFragment.parse(value)] as const);
  return { records, rejects, prices };
}
