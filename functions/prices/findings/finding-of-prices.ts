import { setIdOf } from "#schemas/catalog/printing-id.ts";
import type { QualityFinding } from "#schemas/catalog/quality.ts";
import {
  type PricedPrintingId,
  placeOfPrinting,
  printingIn,
} from "#schemas/prices/priced-printing.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { CurrentSeries } from "../current/current-prices.ts";
import type { SoldByMap } from "../mapping/sold-by-map.ts";
import type { SoldProduct } from "../mapping/words-of-product.ts";
import type { Offer } from "../market/choose-market.ts";
import { englishFirst } from "../market/priced-card.ts";
import { writtenAmount } from "../rates/written-amount.ts";

/** A price that a finding tells, with the series that says it. */
export interface ToldPrice {
  readonly series: CurrentSeries;
  readonly offer: Offer;
}

/** What is found in prices of a variant of a printing. */
export interface FoundInPrices extends Pick<QualityFinding, "kind" | "detail"> {
  readonly variant: string;
  readonly prices: readonly ToldPrice[];
}

/** A finding as the report tells it: with who says what, and of which products. */
export function findingOfPrices(
  printing: PricedPrintingId,
  { kind, variant, detail, prices }: FoundInPrices,
  sold: Pick<SoldByMap, "productsOf">,
): QualityFinding {
  const told = prices.map((price) => ({
    price,
    products: sold.productsOf(printing, price.series.key),
  }));
  const language = languageOf(told);
  const id = printingIn(language, printing);
  return {
    ...{ kind, field: "price", variant, subject: "card", id, language },
    ...{ game: placeOfPrinting(printing).game, setId: setIdOf(id), detail },
    said: told.map(({ price: { offer }, products }) => ({
      source: offer.source,
      price: {
        ...{ shop: offer.shop, amount: offer.amount, currency: offer.currency, day: offer.day },
        productIds: products.map(({ id: product }) => product).sort(byCodeUnits),
      },
    })),
  };
}

interface Told {
  readonly price: ToldPrice;
  readonly products: readonly SoldProduct[];
}

/** Of those that all name; of prices for any language, one of the cards that their products are. English first. */
function languageOf(told: readonly Told[]): string {
  const named = told.flatMap(({ price: { series } }) =>
    series.key.languages === "any" ? [] : [series.key.languages.split(",")],
  );
  const shared = (named[0] ?? []).filter((code) => named.every((one) => one.includes(code)));
  const known = told.flatMap(({ products }) => products.flatMap(({ claim }) => claim.languages));
  const languages = [shared, named.flat(), known].find((one) => one.length > 0) ?? [];
  return englishFirst(languages.toSorted(byCodeUnits));
}

/** `tcgplayer 399.50 USD (2026-02-01)`. */
export const textOf = ({ offer: { source, amount, currency, day } }: ToldPrice): string =>
  `${source} ${writtenAmount(amount, currency)} ${currency} (${day})`;
