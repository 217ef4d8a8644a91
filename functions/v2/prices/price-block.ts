import type { ToldPrice } from "./shop-prices.ts";

/** What the old service told of one shop with each card: an object of numbers, which are all written with a point. */
export interface PriceBlock {
  readonly url: string;
  /** `2026/07/22`. */
  readonly updatedAt: string;
  readonly prices: Prices;
}

/** Names are of letters and digits. */
interface Prices {
  readonly [name: string]: number | null | Prices;
}

/** How the old service told what a shop says. */
export interface PriceBlocks {
  /** The field that it stands in; these come behind all others. */
  readonly field: string;
  readonly shop: string;
  readonly currency: string;
  /**
   * Undefined where there is nothing that it would have told.
   *
   * @param id as the service called the card
   * @param productId as the shop calls it; absent where nobody told
   */
  of(id: string, told: readonly ToldPrice[], productId: string | undefined): PriceBlock | undefined;
}

/** A block as it stands in a row: `"tcgplayer":{…}`. Numbers keep their point, for clients that tell 6 from 6.0. */
export const blockText = (field: string, { url, updatedAt, prices }: PriceBlock): string =>
  `${JSON.stringify(field)}:{"url":${JSON.stringify(url)},"updatedAt":${JSON.stringify(updatedAt)},"prices":${pricesText(prices)}}`;

function pricesText(prices: Prices): string {
  const fields: string[] = [];
  for (const name of Object.keys(prices)) {
    const value = prices[name] ?? null;
    fields.push(
      `"${name}":${typeof value === "object" && value ? pricesText(value) : numberText(value)}`,
    );
  }
  // Joined, because what is put together sign by sign takes several times the memory.
  return `{${fields.join()}}`;
}

const numberText = (value: number | null): string =>
  value !== null && Number.isInteger(value) ? `${value}.0` : `${value}`;
