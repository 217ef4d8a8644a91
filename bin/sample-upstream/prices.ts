import { diceOf } from "./pictures/dice.ts";
import { type Card, isJson, type Json } from "./records.ts";

/**
 * A card's body as of a day: with prices of that day, in the shape and under the names of the
 * original, and with the day as that of its last change. The amounts are invented. They follow from
 * the card and the day alone, so a test can say what was served on any day.
 *
 * @param day `YYYY-MM-DD`
 */
export function onDay(card: Card, day: string): Card {
  return { ...card, updated: `${day}T04:00:00.000Z`, pricing: pricingOf(card, day) };
}

function pricingOf(card: Card, day: string): Json {
  const variants = Array.isArray(card["variants_detailed"])
    ? card["variants_detailed"].filter(isJson)
    : [];
  const sold = variants.flatMap((variant): Sold[] =>
    isJson(variant["thirdParty"]) ? [{ variant, ids: variant["thirdParty"] }] : [],
  );
  return { cardmarket: cardmarketOf(card, sold, day), tcgplayer: tcgplayerOf(card, sold, day) };
}

/** A variant that shops have, by the ids of what they sell. */
interface Sold {
  readonly variant: Json;
  readonly ids: Json;
}

/** Euros, for all variants together and for the shining ones; null where the shop has none. */
function cardmarketOf({ id }: Card, sold: readonly Sold[], day: string): Json | null {
  const idProduct = sold.map(({ ids }) => ids["cardmarket"]).find(Boolean);
  if (idProduct === undefined) return null;
  const hasHolo = sold.some(({ variant }) => variant["type"] !== "normal");
  return {
    ...{ updated: `${day}T00:42:15.000Z`, unit: "EUR", idProduct },
    ...guideOf(seriesOf(`${id} eur`), day, ""),
    ...(hasHolo && guideOf(seriesOf(`${id} eur holo`), day, "-holo")),
  };
}

function guideOf(series: Series, day: string, suffix: string): Json {
  const last = (days: number) =>
    Array.from({ length: days }, (_none, ago) => series(dayNumber(day) - ago)).reduce(
      (sum, one) => sum + one,
      0,
    ) / days;
  const amounts = {
    ...{ avg: last(1) * 1.1, low: last(1) * 0.4, trend: last(3) },
    ...{ avg1: last(1), avg7: last(7), avg30: last(30) },
  };
  return Object.fromEntries(
    Object.entries(amounts).map(([name, amount]) => [`${name}${suffix}`, cents(amount)]),
  );
}

/** Dollars by printing; the shop's figures come a day later than the other's. */
function tcgplayerOf({ id }: Card, sold: readonly Sold[], day: string): Json | null {
  const printings = sold.flatMap(({ variant, ids }) =>
    ids["tcgplayer"] === undefined ? [] : [[subTypeOf(variant), ids["tcgplayer"]] as const],
  );
  if (printings.length === 0) return null;
  const yesterday = new Date((dayNumber(day) - 1) * dayMs).toISOString().slice(0, 10);
  const blocks = printings.map(([subType, productId]): [string, Json] => {
    const market = seriesOf(`${id} usd ${subType}`)(dayNumber(day) - 1);
    const low = { lowPrice: cents(market * 0.5), midPrice: cents(market * 1.3) };
    const high = { highPrice: cents(market * 5), marketPrice: cents(market) };
    return [subType, { productId, ...low, ...high, directLowPrice: null }];
  });
  return { updated: `${yesterday}T20:05:32.000Z`, unit: "USD", ...Object.fromEntries(blocks) };
}

/** As the shop calls a printing, in lower case and with hyphens. */
function subTypeOf({ type, stamp }: Json): string {
  const isFirst = Array.isArray(stamp) && stamp.includes("1st-edition");
  if (type === "reverse") return "reverse-holofoil";
  if (type === "holo") return isFirst ? "1st-edition-holofoil" : "holofoil";
  return isFirst ? "1st-edition" : "normal";
}

/** An amount by the number of the day. */
type Series = (dayAt: number) => number;

/** Many cards cost cents and few cost much; each goes up and down in rhythms of its own. */
function seriesOf(seed: string): Series {
  const dice = diceOf(seed);
  const base = 0.05 * 10 ** (dice.between(0, 1) ** 2 * 4);
  const waves = [dice.between(4, 9), dice.between(20, 90)].map((periodDays, at) => ({
    ...{ periodDays, share: at === 0 ? 0.08 : 0.25, startDays: dice.between(0, periodDays) },
  }));
  return (dayAt) =>
    waves.reduce(
      (amount, { periodDays, share, startDays }) =>
        amount * (1 + share * Math.sin((2 * Math.PI * (dayAt + startDays)) / periodDays)),
      base,
    );
}

const dayMs = 86_400_000;
const dayNumber = (day: string) => Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs);
const cents = (amount: number) => Math.max(0.01, Math.round(amount * 100) / 100);
