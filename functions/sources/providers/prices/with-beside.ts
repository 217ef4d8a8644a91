import type { PriceFragment } from "#schemas/prices/price-fragment.ts";
import type { PriceOutcome } from "./price-outcomes.ts";

/**
 * Says of each price in which other sub-types the shop tells a price of its product: whoever takes the prices has to know that two words are two
 * things, in whichever order and however many at once they come.
 *
 * @param outcomes all that an answer says of each of these products
 */
export function* withBeside(outcomes: Iterable<PriceOutcome>): Iterable<PriceOutcome> {
  const all = [...outcomes];
  const words = wordsByProduct(all);
  for (const one of all) {
    const value = "record" in one ? one.record.value : undefined;
    const sold = (value && words.get(nameOf(value))) ?? [];
    const beside = sold.filter((word) => word !== wordIn(value));
    if ("record" in one && beside.length > 0) {
      yield { record: { ...one.record, value: { ...one.record.value, beside } } };
    } else yield one;
  }
}

/** The sub-types of each product that a price is told of. */
function wordsByProduct(outcomes: readonly PriceOutcome[]): ReadonlyMap<string, string[]> {
  const words = new Map<string, string[]>();
  for (const one of outcomes) {
    if (!("record" in one) || !tellsPrice(one.record.value)) continue;
    const { value } = one.record;
    const known = words.get(nameOf(value));
    if (known) known.push(wordIn(value));
    else words.set(nameOf(value), [wordIn(value)]);
  }
  return words;
}

const nameOf = ({ shop, productId }: PriceFragment) => `${shop} ${productId}`;
const wordIn = (value: PriceFragment | undefined) => value?.subType ?? "";
const tellsPrice = ({ columns: { low = 0, mid = 0, market = 0 } }: PriceFragment) =>
  low > 0 || mid > 0 || market > 0;
