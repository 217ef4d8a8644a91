import type { BatchGetCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { gatheredGet } from "#functions/shared/aws/gathered-get.ts";

const key = (sk: string) => ({ pk: "PRICES#pokemon", sk });

/** A table that has two items, and the keys of each call. */
function table() {
  const calls: (readonly string[])[] = [];
  const client = {
    async send({ input }: BatchGetCommand) {
      const keys = (input.RequestItems?.["catalog"]?.Keys ?? []) as { pk: string; sk: string }[];
      calls.push(keys.map(({ sk }) => sk));
      const items = keys.filter(({ sk }) => sk !== "none").toReversed();
      return { Responses: { catalog: items.map((own) => ({ ...own, version: `of ${own.sk}` })) } };
    },
  } as unknown as DynamoDBDocumentClient;
  return { get: gatheredGet(client, "catalog", { most: 100, waitMs: 5 }), calls };
}

test("items that are asked for within a moment are one call that names each once", async () => {
  const { get, calls } = table();
  const found = await Promise.all(["a", "b", "none", "a"].map((sk) => get(key(sk))));
  expect(found.map((item) => item?.["version"])).toEqual(["of a", "of b", undefined, "of a"]);
  expect(calls).toEqual([["a", "b", "none"]]);
});

test("an item is read after it was asked for: what was read for others before is nobody's answer", async () => {
  const { get, calls } = table();
  await get(key("a"));
  await get(key("a"));
  expect(calls).toEqual([["a"], ["a"]]);
});
