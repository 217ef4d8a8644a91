import { randomUUID } from "node:crypto";
import { refusedAsAmbiguous } from "#test/support/catalogue/claimed-ids.ts";
import { seededCards } from "#test/support/catalogue/seeded-cards.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import type { Ask } from "#test/support/requests/ask.ts";
import { aCollection, type World } from "#test/support/requests/asked-world.ts";
import {
  admins,
  copies,
  mine,
  type Others,
  repeatedAndReused,
  unknown,
} from "#test/support/requests/asks.ts";
import { ofBefore } from "#test/support/requests/cursors.ts";
import { otherAlertAsks } from "#test/support/requests/other-alert-requests.ts";
import { otherCollectionAsks } from "#test/support/requests/other-collection-requests.ts";
import { otherExportAsks } from "#test/support/requests/other-export-requests.ts";
import { otherPictureAsks } from "#test/support/requests/other-picture-requests.ts";
import { otherTransferAsks } from "#test/support/requests/other-transfer-requests.ts";

/** A cursor of the search for everything that the catalogue has changed under. */
async function cursorOfBefore(token: string): Promise<string> {
  const { body } = await api("GET /v1/cards?limit=1", { token });
  return ofBefore(body.nextCursor);
}

const anyVersion = { headers: { "if-match": "*" } };

const missingAsks =
  (path: string) =>
  (world: World): readonly Ask[] =>
    [
      `set=pokemon:en:base1&collectionId=${unknown}`,
      ...["set=pokemon:en:none1", "species=99999", "generation=99", "q=hp%3E"],
    ].flatMap((query) => mine(`GET ${path}?${query}`)(world));

/** A collection of two hundred cards. They have no pictures, which would be fetched for it. */
async function tooLargeForADeck(world: World): Promise<readonly Ask[]> {
  const { token } = world.owner;
  const path = await aCollection(world);
  const cards = await seededCards(`deck${randomUUID().slice(0, 8)}`, 200);
  const items = cards.map((printingId) => ({
    ...{ printingId, variant: "normal" },
    ...{ quantity: 1, condition: "near_mint" },
  }));
  for (const some of [items.slice(0, 100), items.slice(100)])
    await api(`POST ${path}/items`, { token, body: { items: some } });
  return mine(`GET /v1/holdings/legality?collectionId=${path.split("/").at(-1)}`)(world);
}

/** Requests of each operation for those of its answers that do not follow from its declaration. */
export const otherAsks: Readonly<Record<string, Others>> = {
  ...otherAlertAsks,
  ...otherPictureAsks,
  ...otherExportAsks,
  ...otherTransferAsks,
  "accounts.signIn": async () => {
    const { email } = await somebody();
    const password = "Wrong-Horse-77";
    const unconfirmed = `asked-${randomUUID()}@example.com`;
    await api("POST /v1/auth/register", { body: { email: unconfirmed } });
    return [email, unconfirmed].map((address) => ({
      request: "POST /v1/auth/sign-in",
      sent: { body: { email: address, password } },
    }));
  },
  "accounts.changePassword": async () => {
    const { token } = await somebody();
    const body = { oldPassword: "Wrong-Horse-77", newPassword: "Another-Horse-8" };
    return [{ request: "POST /v1/auth/change-password", sent: { token, body } }];
  },
  "accounts.refresh": async () => [
    { request: "POST /v1/auth/refresh", sent: { body: { refreshToken: "nonsense" } } },
  ],
  "catalog.getCard": async (world) => [
    ...mine("GET /v1/cards/pokemon:en:nowhere-1")(world),
    await refusedAsAmbiguous(`GET /v1/cards/${world.ambiguousId}`, world.owner.token),
  ],
  "catalog.searchCards": async (world) => [
    // A game that was never read is an empty catalogue, one that does not exist is refused.
    ...mine("GET /v1/cards?game=onepiece")(world),
    ...mine("GET /v1/cards?game=marbles")(world),
    ...mine(`GET /v1/cards?limit=1&cursor=${await cursorOfBefore(world.owner.token)}`)(world),
  ],
  "catalog.listSpecies": async (world) => mine("GET /v1/species?game=onepiece&language=de")(world),
  "catalog.getSet": async (world) => mine("GET /v1/sets/pokemon:en:nowhere")(world),
  "catalog.listSetCards": async (world) => mine("GET /v1/sets/pokemon:en:nowhere/cards")(world),
  "catalog.listSetProducts": async (world) =>
    mine("GET /v1/sets/pokemon:en:nowhere/products")(world),
  "catalog.getSpecies": async (world) => mine("GET /v1/species/99999")(world),
  "catalog.listSpeciesCards": async (world) => mine("GET /v1/species/99999/cards")(world),
  "catalog.getGeneration": async (world) => mine("GET /v1/generations/99")(world),
  "collections.createCollection": async (_world, good) =>
    repeatedAndReused(good, { name: "Another", kind: "binder" }),
  "collections.addItems": async (world, good) => [
    ...(await repeatedAndReused(good, { items: [{ ...copies, quantity: 9 }] })),
    ...mine(`POST /v1/collections/${unknown}/items`, {
      body: { items: [{ ...copies, quantity: 1 }] },
    })(world),
  ],
  ...otherCollectionAsks,
  "collections.getCollection": async (world) => mine(`GET /v1/collections/${unknown}`)(world),
  "collections.updateCollection": async (world) =>
    mine(`PATCH /v1/collections/${unknown}`, { ...anyVersion, body: { kind: "deck" } })(world),
  "collections.listItems": async (world) => mine(`GET /v1/collections/${unknown}/items`)(world),
  "holdings.searchCards": async (world) => [
    ...mine("GET /v1/holdings/cards?q=owned:few")(world),
    ...mine(`GET /v1/holdings/cards?cursor=${await cursorOfBefore(world.owner.token)}`)(world),
  ],
  "holdings.listDuplicates": async (world) =>
    mine(`GET /v1/holdings/duplicates?collectionId=${unknown}`)(world),
  "holdings.findItems": async (world) => [
    ...mine(`GET /v1/holdings/items?collectionId=${unknown}`)(world),
    ...mine("GET /v1/holdings/items?q=qty%3Efew")(world),
  ],
  "holdings.listCompletion": async (world) => [
    ...mine(`GET /v1/holdings/completion?collectionId=${unknown}`)(world),
    ...mine("GET /v1/holdings/completion?by=search&q=hp%3E")(world),
  ],
  "holdings.listMissing": async (world) => missingAsks("/v1/holdings/missing")(world),
  "holdings.getWantList": async (world) => missingAsks("/v1/holdings/missing.txt")(world),
  "holdings.getLegality": async (world) => [
    ...mine(`GET /v1/holdings/legality?collectionId=${unknown}`)(world),
    ...(await tooLargeForADeck(world)),
  ],
  "holdings.getValue": async (world) =>
    mine(`GET /v1/holdings/value?collectionId=${unknown}`)(world),
  "holdings.listValueGroups": async (world) =>
    mine(`GET /v1/holdings/value/groups?by=tag&collectionId=${unknown}`)(world),
  "holdings.listUnpriced": async (world) =>
    mine(`GET /v1/holdings/unpriced?collectionId=${unknown}`)(world),
  "holdings.getValueHistory": async (world) =>
    mine(`GET /v1/holdings/value/history?collectionId=${unknown}`)(world),
  "collections.getItem": async (world) =>
    mine(`GET /v1/collections/${unknown}/items/${unknown}`)(world),
  "collections.updateItem": async (world, good) => {
    const { request } = await good();
    return [
      ...mine(request, { ...anyVersion, body: { variant: "gold" } })(world),
      ...mine(`PATCH /v1/collections/${unknown}/items/${unknown}`, {
        ...anyVersion,
        body: { quantity: 2 },
      })(world),
    ];
  },
  "collections.removeItem": async (world) =>
    mine(`DELETE /v1/collections/${unknown}/items/${unknown}`, anyVersion)(world),
  "collections.setOwnPrice": async (world) => {
    const sent = { body: { amount: 1, currency: "EUR" } };
    return [
      ...mine("PUT /v1/me/prices/pokemon:en:base1-999/holo/near_mint", sent)(world),
      ...mine("PUT /v1/me/prices/pokemon:en:base1-4/gold/near_mint", sent)(world),
      await refusedAsAmbiguous(
        `PUT /v1/me/prices/${world.ambiguousId}/holo/near_mint`,
        world.owner.token,
        sent.body,
      ),
    ];
  },
  "collections.getOwnPrice": async (world) => [
    ...mine("GET /v1/me/prices/pokemon:en:base1-4/holo/bgs-1")(world),
    await refusedAsAmbiguous(
      `GET /v1/me/prices/${world.ambiguousId}/holo/near_mint`,
      world.owner.token,
    ),
  ],
  "collections.getCardPricesOfCaller": async (world) => [
    ...mine("GET /v1/me/cards/pokemon:en:base1-999/prices")(world),
    await refusedAsAmbiguous(`GET /v1/me/cards/${world.ambiguousId}/prices`, world.owner.token),
  ],
  "collections.removeOwnPrice": async (world, good) => [
    ...mine("DELETE /v1/me/prices/pokemon:en:base1-4/holo/bgs-1")(world),
    ...mine((await good()).request, { headers: { "if-match": '"v99"' } })(world),
    await refusedAsAmbiguous(
      `DELETE /v1/me/prices/${world.ambiguousId}/holo/near_mint`,
      world.owner.token,
    ),
  ],
  "catalog.buildIndex": async (_world, good) => {
    const { request, sent } = await good();
    const ask = { ...sent, headers: { "idempotency-key": randomUUID() } };
    await api(request, ask);
    return [{ request: "POST /v1/admin/indexes/onepiece", sent: ask }];
  },
  "ops.getPublishedSchema": async () => [{ request: "GET /schemas/nowhere.json" }],
  "ops.getDocsAsset": async () => [{ request: "GET /docs/assets/nowhere.js" }],
  "sources.startRun": async (_world, good) => {
    const headers = { "idempotency-key": randomUUID() };
    const { request, sent } = await good();
    const ask = { request, sent: { ...sent, headers } };
    await api(request, ask.sent);
    return [
      { request, sent: { ...sent, body: { mode: "full" } } },
      { request, sent: { ...ask.sent, body: { mode: "full" } } },
    ];
  },
  "sources.getRun": async (world) => admins(`GET /v1/admin/runs/${unknown}`)(world),
  "sources.listRunUnits": async (world) => admins(`GET /v1/admin/runs/${unknown}/units`)(world),
  "sources.stopRun": async (world) => admins(`POST /v1/admin/runs/${unknown}/stop`)(world),
  "history.getCardAsOf": async (world) => [
    ...mine("GET /v1/cards/pokemon:en:base1-4/as-of/1999-01-09")(world),
    await refusedAsAmbiguous(
      `GET /v1/cards/${world.ambiguousId}/as-of/1999-01-09`,
      world.owner.token,
    ),
  ],
  "prices.getCardPrices": async (world) => [
    ...mine("GET /v1/cards/pokemon:en:base1-999/prices")(world),
    await refusedAsAmbiguous(`GET /v1/cards/${world.ambiguousId}/prices`, world.owner.token),
  ],
  "prices.comparePrices": async (world) => [
    ...mine("GET /v1/cards/pokemon:en:base1-999/prices/comparison")(world),
    await refusedAsAmbiguous(
      `GET /v1/cards/${world.ambiguousId}/prices/comparison`,
      world.owner.token,
    ),
  ],
  "prices.listTrending": async (world) =>
    mine("GET /v1/prices/trending?game=pokemon&cursor=abc")(world),
  "prices.getPriceHistory": async (world) => [
    ...mine("GET /v1/cards/pokemon:en:base1-999/prices/history")(world),
    ...mine("GET /v1/cards/pokemon:en:base1-4/prices/history?from=2026-02-01&to=2026-01-01")(world),
    ...mine(
      "GET /v1/cards/pokemon:en:base1-4/prices/history?interval=hour&from=2026-01-01&to=2026-04-01",
    )(world),
    await refusedAsAmbiguous(
      `GET /v1/cards/${world.ambiguousId}/prices/history`,
      world.owner.token,
    ),
  ],
  "prices.getPriceTable": async (world) => [
    ...mine("GET /v1/cards/pokemon:en:base1-999/prices/history.csv")(world),
    ...mine("GET /v1/cards/pokemon:en:base1-4/prices/history.csv?from=2000-01-01&to=2026-01-01")(
      world,
    ),
    await refusedAsAmbiguous(
      `GET /v1/cards/${world.ambiguousId}/prices/history.csv`,
      world.owner.token,
    ),
  ],
  "v2.listCards": async () => [
    { request: "GET /v2/cards?q=charizard" },
    { request: "GET /v2/cards?page=a" },
    { request: "GET /v2/cards?q=name:char*&select=id,name&orderBy=-number%2C%20name" },
  ],
  "v2.getCard": async () => [{ request: "GET /v2/cards/zzzz" }],
  "v2.listSets": async () => [{ request: "GET /v2/sets?name=base" }],
  "v2.getSet": async () => [{ request: "GET /v2/sets/invalid" }],
  "sources.startReplay": async (_world, good) =>
    repeatedAndReused(good, { source: "tcgdex", units: ["base2"] }),
  "sources.getReplay": async (world) => admins(`GET /v1/admin/replays/${unknown}`)(world),
  "sources.listReplayDifferences": async (world) =>
    admins(`GET /v1/admin/replays/${unknown}/differences`)(world),
  "sources.stopReplay": async (world) => admins(`POST /v1/admin/replays/${unknown}/stop`)(world),
  "sources.resumeReplay": async (world) =>
    admins(`POST /v1/admin/replays/${unknown}/resume`)(world),
  "ops.listDeadLetters": async (world) =>
    admins("GET /v1/admin/queues/nowhere/dead-letters")(world),
  "ops.redriveQueue": async (world) =>
    admins("POST /v1/admin/queues/nowhere/redrive", { body: { limit: 1 } })(world),
};
