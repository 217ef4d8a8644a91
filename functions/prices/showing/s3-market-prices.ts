import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { sourceNames } from "#schemas/lake/registered-sources.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { log } from "#shared/observability/log.ts";
import type { MarketPrices } from "../../catalog/index.ts";
import { s3CurrentPrices } from "../current/s3-current-prices.ts";
import type { Shop } from "../mapping/shop.ts";
import { orderOfSources } from "../market/shops-of-series.ts";
import { currentRates } from "../rates/current-rates.ts";
import { dynamoRateBooks } from "../rates/dynamo-rate-books.ts";
import type { CalmPricesDeps } from "./calm-prices.ts";
import { marketPrices } from "./market-prices.ts";
import { shopPrices } from "./shop-prices.ts";

/** Where the current prices lie, and whose they are. */
interface Place {
  readonly client: DynamoDBDocumentClient;
  /** The catalogue’s: pointers and reference rates. */
  readonly table: string;
  readonly lake: Pick<SignedObjects, "get">;
  readonly shops: readonly Shop[];
}

/** What cards cost, for who shows or finds cards and goes on without prices where there are none. */
export const s3MarketPrices = (place: Place): MarketPrices =>
  marketPrices({
    ...shown(place),
    rates: currentRates(dynamoRateBooks(place.client, place.table), systemClock),
  });

/** What shops say of cards, for who gives their figures as they are. */
export const s3ShopPrices = (place: Place): ReturnType<typeof shopPrices> =>
  shopPrices(shown(place));

const shown = ({ client, table, lake, shops }: Place) => ({
  ...{ current: s3CurrentPrices(client, table, lake), clock: systemClock },
  ...{ shops, order: orderOfSources(shops, sourceNames) },
  onTrouble: ((game, error) =>
    log("prices not read", { game, error })) satisfies CalmPricesDeps["onTrouble"],
});
