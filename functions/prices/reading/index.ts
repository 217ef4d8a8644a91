export { marketPriceOf, type SeriesKey } from "../books/point.ts";
export { stateOfText } from "../books/priced-copy.ts";
export { rankIn } from "../market/shops-of-series.ts";
export { amountOn } from "../rates/amount-on.ts";
export { digitsOf } from "../rates/convert.ts";
export { viewOfCopy } from "./copy-view.ts";
export { type CardPricesDeps, getCardPrices } from "./get-card-prices.ts";
export { type ReadSeries, readPrices } from "./get-price-history.ts";
