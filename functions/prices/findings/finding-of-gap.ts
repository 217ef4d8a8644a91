import { setIdOf } from "#schemas/catalog/printing-id.ts";
import type { QualityFinding } from "#schemas/catalog/quality.ts";
import {
  type PricedPrintingId,
  placeOfPrinting,
  printingIn,
} from "#schemas/prices/priced-printing.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { SoldByMap, SoldProduct } from "../mapping/sold-by-map.ts";
import { englishFirst } from "../market/priced-card.ts";
import { writtenAmount } from "../rates/written-amount.ts";
import { timesApart } from "../statistics/believed.ts";
import type { ComparedPrice, PriceGap } from "./price-gaps.ts";

/** A gap as the report tells it: with who says what, and of which products. */
export function findingOfGap(
  printing: PricedPrintingId,
  { variant, prices }: PriceGap,
  sold: Pick<SoldByMap, "productsOf">,
): QualityFinding {
  const told = prices.map((price) => ({
    price,
    products: sold.productsOf(printing, price.series.key),
  }));
  const language = languageOf(told);
  const id = printingIn(language, printing);
  const [lowest, highest] = [prices[0], prices.at(-1) ?? prices[1]];
  const times = Math.round(timesApart(lowest.worth, highest.worth));
  return {
    ...{ kind: "price_gap", field: "price", variant, subject: "card", id, language },
    ...{ game: placeOfPrinting(printing).game, setId: setIdOf(id) },
    detail: `${variant}: ${textOf(highest)} is ${times} times ${textOf(lowest)}`,
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
  readonly price: ComparedPrice;
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
const textOf = ({ offer: { source, amount, currency, day } }: ComparedPrice): string =>
  `${source} ${writtenAmount(amount, currency)} ${currency} (${day})`;
