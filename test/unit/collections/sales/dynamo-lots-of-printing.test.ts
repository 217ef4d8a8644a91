import type { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import { dynamoLotsOfPrinting } from "#functions/collections/sales/dynamo-lots-of-printing.ts";
import { lotKey } from "#schemas/storage/collection-items.ts";
import { aLot, aPlace, charizard } from "#test/support/collections/collections.ts";

/** A table that holds these lots, and reads spans of their keys. */
const tableOf = (lots: readonly ReturnType<typeof aLot>[]) =>
  ({
    async send({ input }: QueryCommand) {
      const { ":pk": pk, ":from": from, ":to": to } = input.ExpressionAttributeValues ?? {};
      const items = lots.map((lot) => ({ ...lotKey(pk, lot.id), ...lot }));
      return { Items: items.filter(({ sk }) => sk >= from && sk <= to) };
    },
  }) as unknown as DynamoDBDocumentClient;

test("[COL-3] copies that came in first are looked for among lots of every id, each once", async () => {
  const lots = Array.from({ length: 500 }, (_none, seed) => aLot({ id: derivedId(seed) }));
  const firstLetters = new Set(lots.map(({ id }) => id.charAt(0)));
  expect(firstLetters.size).toBe(32);
  const found = await dynamoLotsOfPrinting(tableOf(lots), "users")(aPlace(), charizard);
  expect(found.map(({ id }) => id).toSorted()).toEqual(lots.map(({ id }) => id).toSorted());
});
