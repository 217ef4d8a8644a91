import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { PricesNow } from "../../catalog/index.ts";
import type { Checklist } from "../checklists/checklist.ts";
import type { MissingSlot, Option } from "./readings.ts";
import { variantMarkets } from "./variant-markets.ts";

/** What missing things cost, in one currency. */
export interface SlotPrices {
  /** Looks up what these cards cost, where that was not done before. */
  learn(places: Iterable<number>): Promise<void>;
  /** In the currency's smallest unit; of a card whose variant does not matter the cheapest. Undefined where nobody tells a price. */
  amountOf(option: Option): number | undefined;
}

/** What of them is known already is kept by table, as long as prices are the same. */
const mostCurrencies = 4;
interface Kept {
  readonly version: string;
  readonly byCurrency: Map<Currency, SlotPrices>;
}
const kept = new WeakMap<Checklist, Kept>();

/** @param now absent where there are no prices at all */
export function slotPrices(
  checklist: Checklist,
  now: PricesNow | undefined,
  currency: Currency,
): SlotPrices {
  if (!now) return { learn: async () => undefined, amountOf: () => undefined };
  const known = kept.get(checklist);
  const { byCurrency } =
    known?.version === now.version ? known : { byCurrency: new Map<Currency, SlotPrices>() };
  kept.set(checklist, { version: now.version, byCurrency });
  const prices = byCurrency.get(currency) ?? pricesIn(checklist, now, currency);
  byCurrency.delete(currency);
  byCurrency.set(currency, prices);
  const [oldest] = byCurrency.keys();
  if (byCurrency.size > mostCurrencies && oldest !== undefined) byCurrency.delete(oldest);
  return prices;
}

function pricesIn(checklist: Checklist, now: PricesNow, currency: Currency): SlotPrices {
  const { table, variantFrom } = checklist;
  const isKnown = new Uint8Array(table.ids.length);
  const cheapest = new Float64Array(table.ids.length).fill(Number.NaN);
  const ofVariant = new Float64Array(variantFrom.at(-1) ?? 0).fill(Number.NaN);
  return {
    async learn(places) {
      const open = [...new Set(places)].filter((place) => isKnown[place] === 0);
      if (open.length === 0) return;
      for (const { place, price } of await variantMarkets(open, checklist, { now, currency })) {
        cheapest[place] = lesser(cheapest[place], price.amount);
        const variant = checklist.variantsOf(place).indexOf(price.variant);
        if (variant >= 0) ofVariant[(variantFrom[place] ?? 0) + variant] = price.amount;
      }
      for (const place of open) isKnown[place] = 1;
    },
    amountOf({ place, variant }) {
      const isAny = variant === undefined || checklist.variantsOf(place).length === 0;
      const amount = isAny ? cheapest[place] : ofVariant[(variantFrom[place] ?? 0) + variant];
      return amount === undefined || Number.isNaN(amount) ? undefined : amount;
    },
  };
}

const lesser = (known = Number.NaN, other: number): number =>
  Number.isNaN(known) ? other : Math.min(known, other);

/** The option that costs least, and the first in the table where nobody tells a price. */
export function cheapestOf(
  { options }: MissingSlot,
  prices: Pick<SlotPrices, "amountOf">,
): { readonly option: Option | undefined; readonly amount: number | undefined } {
  let [option] = options;
  let amount: number | undefined;
  for (const one of options) {
    const own = prices.amountOf(one);
    if (own === undefined || (amount !== undefined && own >= amount)) continue;
    [option, amount] = [one, own];
  }
  return { option, amount };
}

/** What all of these cost, each by the cheapest that fills it. */
export async function costOf(missing: readonly MissingSlot[], prices: SlotPrices) {
  await prices.learn(missing.flatMap(({ options }) => options.map(({ place }) => place)));
  let [amount, unpriced] = [0, 0];
  for (const slot of missing) {
    const own = cheapestOf(slot, prices).amount;
    if (own === undefined) unpriced += 1;
    else amount += own;
  }
  return { amount, unpriced };
}
