export { type PublishPriceMapDeps, publishPriceMap } from "./publish-price-map.ts";
export type { Shop } from "./shop.ts";
