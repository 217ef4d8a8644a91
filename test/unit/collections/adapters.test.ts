import type { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { sqsDeletions } from "#functions/collections/deletion/sqs-deletions.ts";
import { catalogPrintings } from "#functions/collections/items/catalog-printings.ts";
import { CollectionDiscarded } from "#schemas/messages/collection-discarded.ts";
import { aCard, storeWith } from "#test/support/catalogue/catalog.ts";
import { aPlace, printing } from "#test/support/collections/collections.ts";

test("the catalogue says which variants a printing has, and nothing of one that it does not know", async () => {
  const card = aCard();
  const printings = catalogPrintings(await storeWith([card]));
  const keys = card.variants.map(({ key }) => key);
  expect(keys.length).toBeGreaterThan(0);
  expect(await printings.variantsOf([card.id, printing(999)])).toEqual(new Map([[card.id, keys]]));
});

test("a clearing is asked for with the place that its worker reads, and waits as long as it was told", async () => {
  const sent: SendMessageBatchCommand["input"][] = [];
  const sqs = {
    async send({ input }: SendMessageBatchCommand) {
      sent.push(input);
      return {};
    },
  } as unknown as SQSClient;
  const place = aPlace();
  await sqsDeletions(sqs, "http://127.0.0.1/deletions").request(place, 35);
  const [entry, ...more] = sent.flatMap(({ Entries = [] }) => Entries);
  expect(more).toEqual([]);
  expect(entry?.DelaySeconds).toBe(35);
  expect(CollectionDiscarded.parse(JSON.parse(entry?.MessageBody ?? ""))).toEqual(place);
  expect(sent[0]?.QueueUrl).toBe("http://127.0.0.1/deletions");
});
