import { randomUUID } from "node:crypto";
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { inject } from "vitest";
import { archivedSetKey } from "#schemas/storage/price-archive.ts";
import { bookPointerKey, dayShelf } from "#schemas/storage/price-books.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";

/** Lets the night come in which price books are looked after. */
export async function nightOfPrices(): Promise<void> {
  const sqs = new SQSClient({
    ...{ endpoint: inject("cloud").awsEndpoint, region: "us-east-1" },
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const queue = new GetQueueUrlCommand({ QueueName: "cardlake-local-prices" });
  const { QueueUrl } = await sqs.send(queue);
  const occasion = { version: "0", id: randomUUID(), time: new Date().toISOString() };
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(occasion) }));
}

/** Lets the night come, and waits until the prices of a set are in the archive. */
export async function archivedPrices(set: string): Promise<void> {
  await nightOfPrices();
  const place = { game: "pokemon", set };
  const versionOf = async (Key: { pk: string; sk: string }) => {
    const get = new GetCommand({ TableName: "cardlake-local-catalog", Key });
    return (await cloudDocuments().send(get)).Item?.["version"];
  };
  await eventually(async () => {
    const [book, archived] = await Promise.all(
      [bookPointerKey(place, dayShelf), archivedSetKey(place)].map(versionOf),
    );
    return book === archived ? true : undefined;
  }, `archive of ${set}`);
}
