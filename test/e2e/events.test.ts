import { randomUUID } from "node:crypto";
import { DeleteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { indexFormat, indexPointerKey } from "#schemas/storage/index-pointer.ts";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api } from "#test/support/clouds/api.ts";
import { cloudClient, linesFor } from "#test/support/clouds/cloud-logs.ts";
import {
  admin,
  ended,
  indexed,
  indexOf,
  runToTheEnd,
  setFaults,
} from "#test/support/sources/runs.ts";

const since = new Date();
let token = "";
beforeAll(async () => {
  await setFaults([]);
  token = await admin();
  await broughtIn(token);
});
// Who comes next finds the card as its source has it.
afterAll(() => runToTheEnd(token, { source: "tcgdex", mode: "full", units: ["base1"] }));

const patience = { timeout: 40_000, interval: 300 };

/** Changes a card at its source and brings the change in; waits for no index. */
async function change(hp: number, cause: string): Promise<void> {
  const fields = { hp };
  await setFaults([{ path: "/v2/en/cards/base1-4", fault: "changed-card", fields }]);
  const body = { source: "tcgdex", mode: "full", units: ["base1"] };
  const headers = { "x-correlation-id": cause };
  const started = await api("POST /v1/admin/runs", { token, body, headers });
  await ended(token, started.body.id);
  await setFaults([]);
}

describe("a change of the catalogue", () => {
  test("is told over the bus, and found by search without anybody asking", async () => {
    const cause = `change-${randomUUID()}`;
    const hp = 50 + Math.floor(Math.random() * 400);
    const before = await indexOf(token);
    await change(hp, cause);
    await expect
      .poll(async () => (await indexOf(token)).version, patience)
      .not.toBe(before.version);
    await expect
      .poll(async () => {
        const q = encodeURIComponent(`set:base1 number:4 hp:${hp}`);
        const { body } = await api(`GET /v1/cards?q=${q}`, { token });
        return body.total;
      }, patience)
      .toBe(1);
    const told = await linesFor(cause, "catalog-publish-events", since);
    expect(told).toContainEqual(expect.objectContaining({ message: "stream handled", told: 1 }));
    // What other tests have changed just now may be wanted too, for a moment.
    await expect
      .poll(async () => await indexOf(token), patience)
      .not.toHaveProperty("pendingSince");
  });
});

describe("an administrator", () => {
  test("has an index built now, and sees how far it is", async () => {
    const { checkedAt } = await indexOf(token);
    const headers = { "idempotency-key": randomUUID() };
    const asked = await api("POST /v1/admin/indexes/pokemon", { token, headers });
    expect(asked.status).toBe(202);
    expect(asked.headers.get("location")).toBe("/v1/admin/indexes");
    expect(asked.body).toMatchObject({ game: "pokemon", pendingSince: expect.any(String) });
    await expect
      .poll(async () => (await indexOf(token)).checkedAt > checkedAt, patience)
      .toBe(true);
    await indexed(token);
    const settled = await indexOf(token);
    const again = await api("POST /v1/admin/indexes/pokemon", { token, headers });
    expect([again.status, again.body]).toEqual([202, settled]);
    const other = await api("POST /v1/admin/indexes/onepiece", { token, headers });
    expect([other.status, other.body.code]).toEqual([422, "request.key_reused"]);
  });

  test("is told of a game that there is not", async () => {
    const { status } = await api("POST /v1/admin/indexes/marbles", { token });
    expect(status).toBe(400);
  });
});

test("[SRCH-1] a search that finds no index of its format has one built", async () => {
  const dynamo = new DynamoDBClient(cloudClient());
  const { pk, sk } = indexPointerKey("pokemon", indexFormat);
  const Key = { pk: { S: pk }, sk: { S: sk } };
  await dynamo.send(new DeleteItemCommand({ TableName: "cardlake-local-catalog", Key }));
  expect(await indexOf(token)).not.toHaveProperty("version");
  await expect
    .poll(
      async () => {
        await api("GET /v1/cards?q=charizard", { token });
        return (await indexOf(token)).version;
      },
      { timeout: 90_000, interval: 1_000 },
    )
    .toEqual(expect.any(String));
});
