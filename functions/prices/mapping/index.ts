export { publishPriceMap } from "./publish-price-map.ts";
