import type { Line, Rearm } from "#schemas/alerts/line.ts";
import type { Day, PrintingId } from "#schemas/values.ts";
import type { RealPrice } from "./real-prices.ts";

/** Whose price of a card, told in what; `best` is the market price. */
export const ways = ["tcgplayer USD", "cardmarket EUR", "tcgplayer EUR", "best USD"] as const;

/** What somebody wants to be told of a card. */
export interface Wish {
  readonly name: string;
  readonly userId: string;
  readonly id: PrintingId;
  readonly way: (typeof ways)[number];
  readonly line: Line;
  readonly rearm: Rearm;
}

/** So many alerts of each user, far below what one may have. */
const ofOneUser = 20;

/**
 * Wishes over so many cards, of every way, line and rule in turn; lines lie close to what the card costs on the day on which they are set, as those of people do.
 *
 * @param random from 0 up to 1, without 1
 */
export function someWishes(
  count: number,
  { cards, prices, setOn }: { cards: number; prices: readonly RealPrice[]; setOn: Day },
  random: () => number,
): readonly Wish[] {
  const known = knownOn(setOn, prices).slice(0, cards);
  return Array.from({ length: count }, (_none, at): Wish => {
    // Each card is watched before one is watched a second time.
    const card = known[at % known.length];
    const way = ways[Math.floor(random() * ways.length)];
    if (!card || !way) throw new Error(`There are no cards with two prices on ${setOn}.`);
    const price = way === "cardmarket EUR" ? card.eur : card.usd;
    const about = way === "tcgplayer EUR" ? price / 1.25 : price;
    return {
      ...{ name: `w${at}`, userId: `user${Math.floor(at / ofOneUser)}`, id: card.id, way },
      ...{ line: lineNear(about, random), rearm: someRule(random) },
    };
  });
}

function knownOn(setOn: Day, prices: readonly RealPrice[]) {
  const here = Map.groupBy(
    prices.filter(({ day }) => day === setOn),
    ({ id }) => id,
  );
  return [...here].flatMap(([id, own]) => {
    const [usd, eur] = (["USD", "EUR"] as const).map(
      (currency) => own.find((one) => one.currency === currency)?.amount,
    );
    return usd !== undefined && eur !== undefined ? [{ id, usd, eur }] : [];
  });
}

const between = (low: number, high: number, random: () => number): number =>
  low + Math.floor((high - low + 1) * random());

/** A line close to a price, of each kind. */
export function lineNear(price: number, random: () => number): Line {
  const amount = (percent: number) => Math.max(1, Math.round((price * percent) / 100));
  switch (between(1, 8, random)) {
    case 1:
    case 2:
    case 3:
      return { kind: "at_or_below", amount: amount(between(75, 102, random)) };
    case 4:
    case 5:
      return { kind: "at_or_above", amount: amount(between(98, 130, random)) };
    case 6: {
      const percent = between(3, 25, random) * (random() < 0.5 ? -1 : 1);
      return { kind: "change", percent, days: between(1, 14, random) };
    }
    case 7:
      return { kind: "all_time_low" };
    default:
      return { kind: "all_time_high" };
  }
}

export function someRule(random: () => number): Rearm {
  const kind = between(1, 3, random);
  if (kind === 1) return { kind: "never" };
  if (kind === 2) return { kind: "after_days", days: between(1, 10, random) };
  return { kind: "margin", percent: between(1, 10, random) };
}
