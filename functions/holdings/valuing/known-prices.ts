import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { OwnPrice } from "#schemas/collections/own-price.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { PricedCard } from "../../catalog/index.ts";
import { type CopyPrices, type CopyPricesNow, presentVariant } from "../../prices/reading/index.ts";
import type { KnownPrices, PricedLot } from "./price-of-lot.ts";

/** Variants of cards, with what these were called before. */
export interface VariantsOfCards {
  /** Of those that the catalogue has, by id. */
  of(ids: readonly PrintingId[]): Promise<ReadonlyMap<PrintingId, PricedCard["variants"]>>;
}

export interface PricesDeps {
  readonly copyPrices: CopyPrices;
  readonly variants: VariantsOfCards;
  /** All prices that a user has entered. */
  readonly ownPrices: (userId: string) => Promise<readonly OwnPrice[]>;
}

/** Prices of the items of one user, at hand. */
export interface PricesOfUser extends KnownPrices {
  /** When the newest file of prices was made that they come from; empty where there is none. */
  readonly builtAt: string;
}

/** Reads all that is needed to price items; costs a read of the user's own prices, and of what has become newer of those of everybody. */
export async function pricesOfUser(
  userId: string,
  lots: readonly PricedLot[],
  { copyPrices, variants, ownPrices }: PricesDeps,
): Promise<PricesOfUser> {
  const byGame = Map.groupBy(new Set(lots.map(({ printingId }) => printingId)), gamePartOf);
  const [entered, ...games] = await Promise.all([
    ownPrices(userId),
    ...[...byGame].map(async ([game, ids]) => {
      const now = await copyPrices.of(game);
      const odd = oddPrintings(lots, game, now);
      const [known, copies] = await Promise.all([
        odd.length > 0 ? variants.of(odd) : new Map<PrintingId, PricedCard["variants"]>(),
        now.among(ids),
      ]);
      return { game, now, known, copies };
    }),
  ]);
  const own = new Map(entered.map((price) => [nameOf(price, price.state), price]));
  const ofGame = new Map(games.map((one) => [one.game, one]));
  return {
    builtAt: games.reduce((last, { now }) => (now.builtAt > last ? now.builtAt : last), ""),
    own: (lot, state) => (own.size === 0 ? undefined : own.get(nameOf(lot, state))),
    market({ printingId, variant, language }) {
      const game = ofGame.get(gamePartOf(printingId));
      const known = game?.known.get(printingId) ?? [];
      const prices = game?.copies({ id: printingId, language, variants: known }) ?? [];
      return { variant: presentVariant({ variants: known }, variant), prices };
    },
  };
}

/**
 * Printings of which prices, or items, are under a key that another one of both does not have: whether a variant is called otherwise by now
 * says the card alone. Of most cards it need not be read.
 */
function oddPrintings(lots: readonly PricedLot[], game: string, now: CopyPricesNow): PrintingId[] {
  const odd = new Set<PrintingId>();
  const known = new Map<PrintingId, ReadonlySet<string>>();
  for (const { printingId, variant } of lots) {
    if (gamePartOf(printingId) !== game || odd.has(printingId)) continue;
    const priced = known.get(printingId) ?? new Set(now.variantsPriced(printingId));
    known.set(printingId, priced);
    if (!priced.has(variant)) odd.add(printingId);
  }
  return [...odd];
}

const nameOf = ({ printingId, variant }: Pick<OwnPrice, "printingId" | "variant">, state: string) =>
  `${printingId}#${variant}#${state}`;
