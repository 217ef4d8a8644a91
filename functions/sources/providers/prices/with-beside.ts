import type { PriceFragment } from "#schemas/prices/price-fragment.ts";
import type { PriceOutcome } from "./price-outcomes.ts";

/** A shop has nine words in all; each is told with the others, so that thousands of a product would be millions. */
const mostSubTypes = 40;

/** Which sub-types of a product a shop has: those that it tells a price of, or all that it names. */
export type SoldIn = "prices" | "rows";

/**
 * Says of each price in which other sub-types the shop sells its product: whoever takes the prices has to know that two words are two
 * things, in whichever order and however many at once they come. What a product has beyond {@link mostSubTypes} of them is a reject.
 *
 * @param outcomes all that an answer says of each of these products
 */
export function* withBeside(
  outcomes: Iterable<PriceOutcome>,
  soldIn: SoldIn,
): Iterable<PriceOutcome> {
  const all = [...outcomes];
  const words = wordsByProduct(all, soldIn);
  for (const one of all) {
    if ("reject" in one) {
      yield one;
      continue;
    }
    const { value, sourceId, record } = one.record;
    const sold = words.get(nameOf(value)) ?? [];
    if (sold.length >= mostSubTypes && !sold.includes(wordIn(value))) {
      const reason = `It is of a product with more than ${mostSubTypes} sub-types: ${sourceId}.`;
      yield { reject: { place: `record ${record}`, reason } };
      continue;
    }
    const beside = sold.filter((word) => word !== wordIn(value));
    yield beside.length === 0 ? one : { record: { ...one.record, value: { ...value, beside } } };
  }
}

/** The sub-types of each product: as many as are believed. */
function wordsByProduct(
  outcomes: readonly PriceOutcome[],
  soldIn: SoldIn,
): ReadonlyMap<string, string[]> {
  const words = new Map<string, string[]>();
  for (const one of outcomes) {
    if (!("record" in one)) continue;
    const { value } = one.record;
    if (soldIn === "prices" && !tellsPrice(value)) continue;
    const known = words.get(nameOf(value));
    if (known && known.length < mostSubTypes) known.push(wordIn(value));
    else if (!known) words.set(nameOf(value), [wordIn(value)]);
  }
  return words;
}

const nameOf = ({ shop, productId }: PriceFragment) => `${shop} ${productId}`;
const wordIn = ({ subType = "" }: PriceFragment) => subType;
const tellsPrice = ({ columns: { low = 0, mid = 0, market = 0 } }: PriceFragment) =>
  low > 0 || mid > 0 || market > 0;
