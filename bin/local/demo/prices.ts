import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import type { Api } from "./api.ts";

/** A card of the sample that shops sell. */
export const pricedCard = "pokemon:en:base1-4";

const Prices = z.object({
  variants: z.array(
    z.object({
      variant: z.string(),
      market: z
        .object({ amount: z.int(), currency: z.string(), source: z.string(), day: z.string() })
        .optional(),
    }),
  ),
});

const Card = z.object({ variants: z.array(z.object({ key: z.string() })) });

/** That of the first of the card's variants that has one, in the card's own order; else of any. */
export function ownPriceIn(
  variants: z.output<typeof Prices>["variants"],
  card: z.output<typeof Card>,
) {
  const priced = variants.flatMap(({ variant, market }) => (market ? [{ variant, market }] : []));
  const own = card.variants.flatMap(
    ({ key }) => priced.find(({ variant }) => variant === key) ?? [],
  );
  return own[0] ?? priced[0];
}

const pollMs = 300;
/** Prices that came before their cards are read once more by themselves, within seconds. */
const patienceMs = 30_000;

export interface DemoPrices {
  /** What it costs, in words. */
  readonly price: string;
  readonly url: string;
  readonly path: string;
}

/**
 * What a card costs, and a chart of it from where a browser would fetch it. Undefined where no source has told any by now:
 * a start does not fail for it.
 */
export async function demoPrices(
  api: Api,
  { apiUrl, token, folder }: { apiUrl: string; token: string; folder: string },
): Promise<DemoPrices | undefined> {
  const until = Date.now() + patienceMs;
  const price = await eventually(until, () => priceOf(api, token));
  if (price === undefined) return undefined;
  const address = `${apiUrl}/v1/cards/${pricedCard}/prices/chart.png?range=all&theme=dark`;
  const url = await eventually(until + patienceMs, () => drawnAt(address, token));
  if (url === undefined) return undefined;
  const path = join(folder, "chart.png");
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`The chart's address, ${url}, answered with ${answer.status}.`);
  writeFileSync(path, Buffer.from(await answer.arrayBuffer()));
  return { price, url, path };
}

async function eventually<T>(
  endMs: number,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  for (;;) {
    const found = await ask();
    if (found !== undefined || Date.now() > endMs) return found;
    await sleep(pollMs);
  }
}

/** The card's own price, as lists tell it of the newest prices of all cards, which come some minutes later. */
async function priceOf(api: Api, token: string): Promise<string | undefined> {
  const path = `/v1/cards/${pricedCard}`;
  const [card, { variants }] = await Promise.all([
    api({ path, token, answer: Card }),
    api({ path: `${path}/prices`, token, answer: Prices }),
  ]);
  const first = ownPriceIn(variants, card);
  if (!first) return undefined;
  const { amount, currency, source, day } = first.market;
  const style = { style: "currency", currency } as const;
  const digits = new Intl.NumberFormat("en", style).resolvedOptions().maximumFractionDigits ?? 2;
  const text = new Intl.NumberFormat("en", style).format(amount / 10 ** digits);
  return `${text} (${first.variant}, ${source}, ${day})`;
}

/** Where the chart lies; undefined while it is being drawn. */
async function drawnAt(address: string, token: string): Promise<string | undefined> {
  const headers = { authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(30_000);
  const { status, headers: told } = await fetch(address, { headers, redirect: "manual", signal });
  if (status === 202) return undefined;
  const location = told.get("location");
  if (status === 302 && location) return location;
  throw new Error(`${address} was answered with ${status}.`);
}
