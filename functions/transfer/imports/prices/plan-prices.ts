import type { OwnPrice } from "#schemas/collections/own-price.ts";
import { ownPriceName } from "#schemas/storage/own-price-items.ts";
import type { FilePrice, FilePrices, PriceCounts } from "#schemas/transfer/file-price.ts";
import type { ImportMode } from "#schemas/transfer/import-options.ts";
import type { PricesOfPlan } from "#schemas/transfer/import-plan.ts";
import type { PrintingId, VariantKey } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import type { PriceKeeping } from "./price-keeping.ts";

interface Known {
  readonly held: readonly OwnPrice[];
  readonly variants: ReadonlyMap<PrintingId, readonly VariantKey[]>;
  readonly mode: ImportMode;
}

/**
 * What becomes of the prices of a file; pure. With `add` a copy keeps the price that it has, as with quantities nothing of what is there is changed; with
 * `replace` the file's takes its place.
 */
export function pricesOfPlan({ all, unread }: FilePrices, known: Known): PricesOfPlan {
  const held = new Map(known.held.map((price) => [ownPriceName(price), price]));
  const set: FilePrice[] = [];
  let [same, kept, refused] = [0, 0, unread];
  for (const price of all) {
    const { copy, given } = price;
    const before = held.get(ownPriceName(copy));
    if (before && saysTheSame(before, given)) same += 1;
    else if (before && known.mode === "add") kept += 1;
    else if (before || known.variants.get(copy.printingId)?.includes(copy.variant)) set.push(price);
    else refused += 1;
  }
  return { set, same, kept, refused };
}

const saysTheSame = ({ amount, currency, day, note }: OwnPrice, given: FilePrice["given"]) =>
  canonicalJson({ amount, currency, day, note }) === canonicalJson(given);

/** What becomes of the prices of a file, by what their owner has now; undefined of a file without any. */
export async function planPrices(
  userId: string,
  { prices, mode }: { readonly prices: FilePrices | undefined; readonly mode: ImportMode },
  { prices: keeping }: { readonly prices: Pick<PriceKeeping, "of" | "variants"> },
): Promise<PricesOfPlan | undefined> {
  if (!prices) return undefined;
  const ids = [...new Set(prices.all.map(({ copy }) => copy.printingId))];
  const [held, variants] = await Promise.all([keeping.of(userId), keeping.variants.of(ids)]);
  return pricesOfPlan(prices, { held, variants, mode });
}

/** How many they are. */
export const countsOfPrices = ({ set, ...counts }: PricesOfPlan): PriceCounts => ({
  ...{ set: set.length, ...counts },
});
