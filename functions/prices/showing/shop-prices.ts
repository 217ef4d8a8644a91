import { languagePartOf } from "#schemas/catalog/printing-id.ts";
import { type PricedPrintingId, pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { Day, Game, PrintingId } from "#schemas/values.ts";
import type { Columns } from "../books/point.ts";
import { copyOfText } from "../books/priced-copy.ts";
import type { CurrentSeries, PricesOfGame } from "../current/current-prices.ts";
import type { Shop } from "../mapping/shop.ts";
import { isSoldIn } from "../market/priced-card.ts";
import { rankIn, shopOfSeries } from "../market/shops-of-series.ts";
import { type CalmPricesDeps, calmPrices } from "./calm-prices.ts";

/** What a shop said last of a card in one variant. */
interface ToldPrice {
  readonly variant: string;
  readonly day: Day;
  readonly columns: Columns;
}

export interface ShopPricesDeps extends CalmPricesDeps {
  readonly shops: readonly Shop[];
  /** Sources of series, the best first. */
  readonly order: readonly string[];
}

/** Tells what shops say of cards, for who gives their figures as they are. */
export function shopPrices(deps: ShopPricesDeps) {
  const pricesOf = calmPrices(deps);
  const known: Known = { printings: new Map(), shops: new Map() };
  return {
    async of(game: Game) {
      const prices = await pricesOf(game);
      return prices && { version: prices.version, told: toldIn(prices, deps, known) };
    },
  };
}

/** What is worked out once: a catalogue asks for all of its cards. */
interface Known {
  readonly printings: Map<PrintingId, PricedPrintingId>;
  readonly shops: Map<string, string>;
}

function remembered<Key, Value>(all: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = all.get(key);
  if (known !== undefined) return known;
  const made = make();
  all.set(key, made);
  return made;
}

/** Of each variant what the shop says itself, or whoever passes its word on: the newest, and of one day the best source’s. */
function toldIn(
  prices: PricesOfGame,
  { shops, order }: Pick<ShopPricesDeps, "shops" | "order">,
  known: Known,
) {
  const shopOf = (source: string) =>
    remembered(known.shops, source, () => shopOfSeries(source, shops));

  const isNewer = (one: CurrentSeries, other: CurrentSeries): boolean =>
    one.newest.day > other.newest.day ||
    (one.newest.day === other.newest.day && rankIn(order, one.key) < rankIn(order, other.key));
  return (
    printing: PrintingId,
    { shop, currency }: { readonly shop: string; readonly currency: string },
  ): readonly ToldPrice[] => {
    const language = languagePartOf(printing);
    const best = new Map<string, CurrentSeries>();
    const priced = remembered(known.printings, printing, () => pricedPrintingOf(printing));
    for (const one of prices.series(priced)) {
      const { key } = one;
      if (key.currency !== currency || shopOf(key.source) !== shop) continue;
      // Graded and worn copies are no price of the card.
      if (copyOfText(key.variant).state) continue;
      const before = best.get(key.variant);
      if (isSoldIn(language, key) && !(before && isNewer(before, one))) best.set(key.variant, one);
    }
    return [...best].map(
      ([
        variant,
        {
          newest: { day, columns },
        },
      ]) => ({ variant, day, columns }),
    );
  };
}
