import type { V2File } from "../file/v2-file.ts";
import type { PriceBlocks } from "./price-block.ts";
import { pricedRows } from "./priced-rows.ts";
import type { PricesOfShops, ShopPrices } from "./shop-prices.ts";

export interface PricedFileDeps {
  readonly game: string;
  readonly file: () => Promise<V2File>;
  readonly prices: ShopPrices;
  readonly blocks: readonly PriceBlocks[];
}

/** The current file with the current prices, put together anew when either is another; without prices where there are none. */
export function pricedFile({ game, file, prices, blocks }: PricedFileDeps): () => Promise<V2File> {
  let held: { readonly of: V2File; readonly version: string; readonly priced: V2File } | undefined;
  const put = (of: V2File, now: PricesOfShops): V2File => {
    if (held?.of === of && held.version === now.version) return held.priced;
    const priced = { ...of, cards: { ...of.cards, ...pricedRows(of.cards, now, blocks) } };
    held = { of, version: now.version, priced };
    return priced;
  };
  return async () => {
    const [of, now] = await Promise.all([file(), prices.of(game)]);
    return now ? put(of, now) : of;
  };
}
