import { randomUUID } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import { inject } from "vitest";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import { s3PriceBooks } from "#functions/prices/books/s3-price-books.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { seededCards } from "#test/support/catalogue/seeded-cards.ts";
import { type Answer, api } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";
import { pointOf } from "#test/support/prices/price-points.ts";

/** Price books of the cloud under test. */
function cloudBooks() {
  const s3 = new S3Client({
    endpoint: inject("cloud").awsEndpoint,
    ...{ region: "us-east-1", forcePathStyle: true },
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const bucket = "cardlake-local-lake-000000000000-us-east-1";
  return s3PriceBooks(
    { s3, dynamo: cloudDocuments() },
    { bucket, table: "cardlake-local-catalog" },
  );
}

const deps = () => ({
  ...{ books: cloudBooks(), clock: systemClock, random: Math.random },
  sleep: async () => undefined,
});

/** Gives a printing of a set a price so many days ago. */
export const priceAgo = (set: string, ago: number, market: number) => {
  const day = dayAfter(utcDay(new Date()), -ago);
  const observed = { atMs: Date.parse(day), pack: "bronze/seed", line: ago };
  const point = pointOf({ printing: "1", day, columns: { market }, observed });
  return recordPoints({ game: "pokemon", set }, [point], deps());
};

/** A card of its own with a week of prices. */
export async function pricedCard(): Promise<{ readonly id: string; readonly set: string }> {
  const set = `chart${randomUUID().slice(0, 8)}`;
  const [id = ""] = await seededCards(set, 1);
  for (let ago = 6; ago >= 0; ago -= 1) await priceAgo(set, ago, 40_000 + ago * 100);
  return { id, set };
}

/** Where the chart of such a card is asked for. */
export const chartPath = async (ending: "png" | "svg"): Promise<string> =>
  `/v1/cards/${(await pricedCard()).id}/prices/chart.${ending}`;

/** Asks for a chart until it is there. */
export const drawn = (request: string, token: string): Promise<Answer> =>
  eventually(async () => {
    const answer = await api(request, { token });
    return answer.status === 202 ? undefined : answer;
  }, `answer but 202 to ${request}`);
