import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { lakeBucket } from "#bin/local/emulator/aws-clients.ts";
import type { NewPoint } from "#functions/prices/books/point.ts";
import type { PriceBooks } from "#functions/prices/books/price-books.ts";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import { s3PriceBooks } from "#functions/prices/books/s3-price-books.ts";
import { systemClock } from "#shared/kernel/clock.ts";

/** As many as the Base Set has, with a year of the prices of two shops each. */
const [printings, days] = [102, 365];
const shops = [
  { source: "tcgplayer", currency: "USD", languages: "en" },
  { source: "cardmarket", currency: "EUR", languages: "any" },
] as const;

/** The price books of a local cloud, as its functions keep them. */
export const booksOf = ({ clients: { s3, dynamo } }: LocalCloud): PriceBooks =>
  s3PriceBooks(
    { s3, dynamo: DynamoDBDocumentClient.from(dynamo) },
    { bucket: lakeBucket, table: "cardlake-local-catalog" },
  );

/** A price book as it is after a year, so that prices are read at their real size. */
export async function priceBaseSet(cloud: LocalCloud): Promise<void> {
  const books = booksOf(cloud);
  const deps = { books, clock: systemClock, sleep: async () => undefined, random: Math.random };
  await recordPoints({ game: "pokemon", set: "base1" }, [...aYear()], deps);
}

function* aYear(): Generator<NewPoint> {
  const today = Date.now();
  for (let ago = 0; ago < days; ago += 1) {
    const day = new Date(today - ago * 86_400_000).toISOString().slice(0, 10);
    for (let printing = 1; printing <= printings; printing += 1) {
      for (const shop of shops) {
        const market = 500 + ((printing * 37 + ago * 11) % 90);
        yield {
          ...{ printing: String(printing), day, series: { variant: "holo", ...shop } },
          columns: { low: market - 100, mid: market + 20, high: market * 4, market },
          observed: { atMs: Date.parse(day), pack: `bronze/source=${shop.source}/${day}`, line: 3 },
        };
      }
    }
  }
}
