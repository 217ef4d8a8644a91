import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { sourceNames } from "#schemas/lake/registered-sources.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { s3CurrentPrices } from "../current/s3-current-prices.ts";
import type { Shop } from "../mapping/shop.ts";
import { orderOfSources } from "../market/shops-of-series.ts";
import type { Rates } from "../rates/current-rates.ts";
import { type CopyPrices, copyPrices } from "./copy-prices.ts";

interface Place {
  readonly client: DynamoDBDocumentClient;
  /** The catalogue's: pointers. */
  readonly table: string;
  readonly lake: Pick<SignedObjects, "get">;
  readonly shops: readonly Shop[];
  readonly rates: Rates;
}

/** What copies cost in whichever state they are, by the files of current prices. */
export const s3CopyPrices = ({ client, table, lake, shops, rates }: Place): CopyPrices =>
  copyPrices({
    ...{ current: s3CurrentPrices(client, table, lake), rates, clock: systemClock },
    ...{ shops, order: orderOfSources(shops, sourceNames) },
  });
