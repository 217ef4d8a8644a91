import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { OwnPrice } from "#schemas/collections/own-price.ts";
import { type GameDefinition, games } from "#schemas/games/index.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import type { SearchIndex } from "../catalog/search/search-index.ts";
import { dynamoOwnPriceStore } from "../collections/prices/dynamo-own-price-store.ts";
import { currentRates } from "../prices/rates/current-rates.ts";
import { dynamoRateBooks } from "../prices/rates/dynamo-rate-books.ts";
import { s3CopyPrices } from "../prices/showing/s3-copy-prices.ts";
import { allShops } from "../sources/providers/all-shops.ts";

interface Place {
  readonly client: DynamoDBDocumentClient;
  readonly catalogTable: string;
  readonly usersTable: string;
  readonly lake: Pick<SignedObjects, "get">;
  readonly searchIn: (definition: GameDefinition) => SearchIndex;
}

/** Own prices that one read brings. */
const pageSize = 1_000;

/** What tells the prices of anybody's items. */
export function pricesOfItems({ client, catalogTable, usersTable, lake, searchIn }: Place) {
  const rates = currentRates(dynamoRateBooks(client, catalogTable), systemClock);
  const own = dynamoOwnPriceStore(client, usersTable);
  return {
    rates,
    copyPrices: s3CopyPrices({ client, table: catalogTable, lake, shops: allShops, rates }),
    variants: {
      async of(ids: Parameters<SearchIndex["cards"]>[0]) {
        const byGame = Map.groupBy(ids, gamePartOf);
        const all = [...byGame].map(async ([game, own]) => {
          const definition = games.named(game);
          return definition ? searchIn(definition).cards(own) : [];
        });
        const cards = (await Promise.all(all)).flat();
        return new Map(cards.map(({ id, variants }) => [id, variants]));
      },
    },
    async ownPrices(userId: string): Promise<readonly OwnPrice[]> {
      const prices: OwnPrice[] = [];
      let cursor: string | undefined;
      do {
        const page = await own.list(userId, { limit: pageSize, cursor });
        prices.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return prices;
    },
  };
}
