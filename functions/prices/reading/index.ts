export { marketPriceOf, type SeriesKey } from "../books/point.ts";
export { copyOfText, stateOfText } from "../books/priced-copy.ts";
export type { PathStep } from "../market/price-path.ts";
export { rankIn } from "../market/shops-of-series.ts";
export { amountIn } from "../rates/amount-in.ts";
export { amountOn } from "../rates/amount-on.ts";
export { convert, type DayRates, ratesOn } from "../rates/convert.ts";
export type { Rates } from "../rates/current-rates.ts";
export { digitsOf } from "../rates/digits-of.ts";
export { priceInWords } from "../rates/price-in-words.ts";
export { ratesByDay } from "../rates/rates-by-day.ts";
export { writtenAmount } from "../rates/written-amount.ts";
export type { CopyPrice, CopyPrices, CopyPricesNow } from "../showing/copy-prices.ts";
export { changeOver, percentOf } from "../statistics/changes.ts";
export {
  type AskedPath,
  type CardPaths,
  cardPaths,
  cardPathsIfAny,
  presentVariant,
} from "./card-paths.ts";
export { viewOfCopy } from "./copy-view.ts";
export { type CardPricesDeps, getCardPrices } from "./get-card-prices.ts";
export { type ReadSeries, readPrices } from "./get-price-history.ts";
export { historyRange } from "./history-range.ts";
export { firstDayOf, type Interval } from "./resample.ts";
