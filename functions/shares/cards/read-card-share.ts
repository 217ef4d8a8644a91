import { setIdOf } from "#schemas/catalog/printing-id.ts";
import { games } from "#schemas/games/index.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { PrintingId, VariantKey } from "#schemas/values.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { type CatalogStore, type HeldThing, noSuchVariant } from "../../catalog/index.ts";
import { numberOf, setNameOf } from "../../images/index.ts";
import {
  type CardPaths,
  type CardPricesDeps,
  cardPaths,
  changeOver,
  copyOfText,
  type PathStep,
} from "../../prices/reading/index.ts";
import type { CardShare, SharedPrice } from "./card-share.ts";

export interface AskedShare {
  /** @default that of the best source */
  readonly currency?: Currency | undefined;
  /** @default the first that has a price */
  readonly variant?: VariantKey | undefined;
}

export interface CardShareDeps extends CardPricesDeps {
  readonly store: CatalogStore;
}

/** A price that is older is none to show to others. */
const mostDays = 365;
const chartDays = 90;

/**
 * What a picture to share says of a card. Costs a card, its set, and what its prices do.
 *
 * @throws DomainError `catalog.no_such_card`, `catalog.no_such_variant`
 */
export async function readCardShare(
  id: PrintingId,
  asked: AskedShare,
  deps: CardShareDeps,
): Promise<{ readonly share: CardShare; readonly card: HeldThing }> {
  const [paths, found] = await Promise.all([cardPaths(id, deps), deps.store.set(setIdOf(id))]);
  const { card } = paths;
  const set = found?.value;
  const price = await priceOf(paths, asked, deps);
  const share = {
    ...{ name: card.name, language: card.language, rarity: card.rarity, price },
    ...{ setName: setNameOf(card, set), number: numberOf(card, set, games.named(card.game)) },
  };
  return { share, card };
}

/** Of near mint copies, as cards' prices are told everywhere. */
async function priceOf(
  paths: CardPaths,
  { currency, variant }: AskedShare,
  deps: CardShareDeps,
): Promise<SharedPrice | undefined> {
  const { card, keys } = paths;
  const all = [
    ...new Set([
      ...card.variants.map(({ key }) => key),
      ...keys.map((one) => copyOfText(one.variant).variant),
    ]),
  ];
  const aliases = card.variants.flatMap((one) => one.aliases ?? []);
  if (variant !== undefined && ![...all, ...aliases].includes(variant)) {
    throw noSuchVariant(card.id, variant, all);
  }
  for (const one of variant === undefined ? all : [variant]) {
    const steps = await stepsOf(paths, { variant: one, currency }, deps);
    const last = steps.at(-1);
    if (last) return sharedPrice(steps, last, { deps, of: all.length > 1 ? one : undefined });
  }
  return undefined;
}

/** All in the currency of the last, at the rates of its day; in the source's own where nobody knows a rate of the one that was asked for. */
async function stepsOf(
  { path }: CardPaths,
  { variant, currency }: { readonly variant: string; readonly currency: Currency | undefined },
  { clock }: Pick<CardShareDeps, "clock">,
): Promise<readonly PathStep[]> {
  const today = utcDay(clock());
  const from = dayAfter(today, -mostDays);
  const of = { variant, condition: "near_mint", from };
  const own = await path({ ...of, ratesOf: today });
  const last = own.at(-1);
  if (!last) return [];
  const told = await path({ ...of, ratesOf: last.day, currency: currency ?? last.market.currency });
  if (told.length > 0 || currency === undefined) return told;
  return path({ ...of, ratesOf: last.day, currency: last.market.currency });
}

function sharedPrice(
  steps: readonly PathStep[],
  { day, market: { amount, currency } }: PathStep,
  { deps, of }: { readonly deps: CardShareDeps; readonly of: string | undefined },
): SharedPrice {
  const points = steps.map((step) => ({ day: step.day, amount: step.market.amount }));
  const to = utcDay(deps.clock());
  const from = dayAfter(to, 1 - chartDays);
  const change = changeOver(30, points);
  return {
    ...{ amount, currency, day, from, to },
    of: of?.replaceAll(/[.-]/g, " "),
    changePercent: change?.percent,
    points: points.filter((point) => point.day >= from),
  };
}
