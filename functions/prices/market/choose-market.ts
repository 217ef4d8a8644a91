import { median } from "simple-statistics";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { daysBetween } from "#shared/kernel/days.ts";
import { timesApart } from "../statistics/believed.ts";
import { rankIn } from "./shops-of-series.ts";

/** The newest price that a source tells of one variant of a printing. */
export interface Offer {
  /** Whose series it is. */
  readonly source: string;
  /** Whose figure it is: two sources may pass on the same shop's, and are one voice then. */
  readonly shop: string;
  readonly currency: Currency;
  readonly day: Day;
  /** In the smallest unit of its currency, above 0. */
  readonly amount: number;
  /** What it was asked for, where it was not sold for it. @default false */
  readonly isAsked?: boolean;
  /** False where it is implausible and was seen but once. */
  readonly isConfirmed: boolean;
}

/** How sure one can be of a price. */
type Confidence = "high" | "medium" | "low";

/** The one price that is shown of a variant [PRC-6]. */
export interface MarketPrice<Own extends Offer = Offer> {
  readonly chosen: Own;
  /** In the currency that was asked for. */
  readonly amount: number;
  readonly ageDays: number;
  readonly confidence: Confidence;
  /** Other shops whose price is more than four times as much, or as little. */
  readonly contradictedBy: readonly Own[];
}

/** What the choice goes by. */
export const marketRules = {
  /** A price of no more days is fresh. */
  freshDays: 7,
  /** An older one is none any more while anybody has a newer one. */
  staleDays: 45,
  /** Two shops that are no further apart agree. */
  agreeFactor: 2,
  /** Two that are further apart contradict each other. */
  contradictFactor: 4,
  /** Of so few days a price is as good as of today, since shops compute theirs once a day. */
  currentDays: 2,
} as const;

interface Weighed<Own extends Offer = Offer> {
  readonly offer: Own;
  readonly amount: number;
  readonly ageDays: number;
}

export interface ChoiceOptions<Own extends Offer = Offer> {
  readonly currency: Currency;
  /** UTC. */
  readonly today: Day;
  /** Sources, the best first; one that is not named comes last. */
  readonly order: readonly string[];
  /** @returns undefined where no rate is known */
  readonly inCurrency: (offer: Own) => number | undefined;
}

/**
 * Chooses the one market price of a variant; pure, and the same for any order of offers.
 *
 * Confirmed prices come before those that are not, fresh ones before older ones, what something sold for before
 * what is asked for it; then those in the currency that was asked for, then the order of sources. Where the first
 * of them is contradicted by two further shops that agree, the first of these is taken: a wrong product id gives a
 * wrong price, and not a missing one.
 *
 * @returns undefined where there is no price, or none that can be told in this currency
 */
export function chooseMarket<Own extends Offer>(
  offers: readonly Own[],
  { currency, today, order, inCurrency }: ChoiceOptions<Own>,
): MarketPrice<Own> | undefined {
  const keysOf = ({ offer, ageDays }: Weighed): readonly number[] => [
    offer.isConfirmed ? 0 : 1,
    ageDays <= marketRules.freshDays ? 0 : ageDays <= marketRules.staleDays ? 1 : 2,
    offer.isAsked ? 1 : 0,
    offer.currency === currency ? 0 : 1,
    rankIn(order, offer),
  ];
  const weighed = offers
    .flatMap((offer): Weighed<Own>[] => {
      const amount = inCurrency(offer);
      if (amount === undefined) return [];
      return [{ offer, amount, ageDays: Math.max(0, daysBetween(offer.day, today)) }];
    })
    .toSorted((a, b) => inOrder(keysOf(a), keysOf(b)) || byCodeUnits(nameOf(a), nameOf(b)));
  const chosen = believedOf(weighed);
  if (!chosen) return undefined;
  const others = voices(weighed).filter(({ offer }) => offer.shop !== chosen.offer.shop);
  const apart = others.filter((one) => areApart(one, chosen, marketRules.contradictFactor));
  return {
    chosen: chosen.offer,
    ...{ amount: chosen.amount, ageDays: chosen.ageDays },
    confidence: confidenceOf(chosen, others, apart.length > 0),
    contradictedBy: apart.map(({ offer }) => offer),
  };
}

/** The first, or the first of those that agree against it. */
function believedOf<Own extends Offer>(weighed: readonly Weighed<Own>[]): Weighed<Own> | undefined {
  const [first, ...others] = voices(weighed);
  if (!first) return undefined;
  const against = others.filter((one) => areApart(one, first, marketRules.contradictFactor));
  const middle = against.length > 1 ? median(against.map(({ amount }) => amount)) : undefined;
  if (middle === undefined) return first;
  const agreeing = against.filter(
    ({ amount }) => timesApart(amount, middle) <= marketRules.agreeFactor,
  );
  // As many as doubt the others must stand for another price.
  const supporters = others.length - against.length;
  return agreeing.length > 1 && agreeing.length > supporters + 1 ? agreeing[0] : first;
}

/** The first offer of each shop. */
const voices = <Own extends Offer>(weighed: readonly Weighed<Own>[]): readonly Weighed<Own>[] =>
  [...Map.groupBy(weighed, ({ offer }) => offer.shop).values()].flatMap(([first]) => first ?? []);

const areApart = (a: Weighed, b: Weighed, factor: number): boolean =>
  timesApart(a.amount, b.amount) > factor;

function confidenceOf(
  { offer, amount, ageDays }: Weighed,
  others: readonly Weighed[],
  isContradicted: boolean,
): Confidence {
  if (!offer.isConfirmed || isContradicted || ageDays > marketRules.freshDays) return "low";
  const isBacked = others.some(
    (one) =>
      one.offer.isConfirmed &&
      one.ageDays <= marketRules.freshDays &&
      timesApart(one.amount, amount) <= marketRules.agreeFactor,
  );
  return isBacked && !offer.isAsked && ageDays <= marketRules.currentDays ? "high" : "medium";
}

const nameOf = ({ offer }: Weighed): string => `${offer.source} ${offer.currency} ${offer.day}`;

function inOrder(a: readonly number[], b: readonly number[]): number {
  for (const [at, key] of a.entries()) {
    const difference = key - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
