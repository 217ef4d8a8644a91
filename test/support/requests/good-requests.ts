import { randomUUID } from "node:crypto";
import { ownSchemaFile } from "#schemas/transfer/own-format-name.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import type { Ask } from "#test/support/requests/ask.ts";
import {
  aCollection,
  aCollectionWithAnItem,
  aReplay,
  charizard,
  enteredPrice,
  littleReplay,
  newEmail,
  ownPrice,
  password,
  registered,
  type World,
} from "#test/support/requests/asked-world.ts";
import { forAdmins, get } from "#test/support/requests/asks.ts";
import { goodAlertRequests } from "#test/support/requests/good-alert-requests.ts";
import { goodCollectionRequests } from "#test/support/requests/good-collection-requests.ts";
import { goodExportRequests } from "#test/support/requests/good-export-requests.ts";
import { goodPictureRequests } from "#test/support/requests/good-picture-requests.ts";
import { goodTransferRequests } from "#test/support/requests/good-transfer-requests.ts";
import { ended } from "#test/support/sources/runs.ts";

export type { Ask };

const open = (path: string) => async () => ({ request: `GET ${path}` });
const publicly = (path: string, body: () => Promise<object>) => async () => ({
  request: `POST ${path}`,
  sent: { body: await body() },
});

/** A request of each operation that is answered as asked; each call makes what it uses up. */
export const goodRequests: Readonly<Record<string, (world: World) => Promise<Ask>>> = {
  ...goodAlertRequests,
  ...goodPictureRequests,
  ...goodExportRequests,
  ...goodTransferRequests,
  "accounts.register": publicly("/v1/auth/register", async () => ({ email: newEmail() })),
  "accounts.confirm": publicly("/v1/auth/confirm", async () => ({
    email: await registered(),
    code: "123456",
    password,
  })),
  "accounts.resendCode": publicly("/v1/auth/resend-code", async () => ({
    email: await registered(),
  })),
  "accounts.signIn": publicly("/v1/auth/sign-in", async () => {
    const { email } = await somebody();
    return { email, password };
  }),
  "accounts.refresh": publicly("/v1/auth/refresh", async () => ({
    refreshToken: (await somebody()).refreshToken,
  })),
  "accounts.signOut": async () => ({
    request: "POST /v1/auth/sign-out",
    sent: { token: (await somebody()).token },
  }),
  "accounts.forgotPassword": publicly("/v1/auth/forgot-password", async () => ({
    email: (await somebody()).email,
  })),
  "accounts.resetPassword": publicly("/v1/auth/reset-password", async () => {
    const { email } = await somebody();
    await api("POST /v1/auth/forgot-password", { body: { email } });
    return { email, code: "654321", password: "Another-Horse-8" };
  }),
  "accounts.changePassword": async () => {
    const { token } = await somebody();
    const body = { oldPassword: password, newPassword: "Another-Horse-8" };
    return { request: "POST /v1/auth/change-password", sent: { token, body } };
  },
  "accounts.getMe": get("/v1/me"),
  "catalog.getCard": get("/v1/cards/pokemon:en:base1-4"),
  "catalog.resolveIds": async ({ owner: { token } }) => ({
    request: "POST /v1/cards/resolve",
    sent: { token, body: { ids: ["tcgdex:base1-4", "shop:1"] } },
  }),
  "catalog.listIndexes": forAdmins("/v1/admin/indexes"),
  "catalog.buildIndex": async ({ adminToken }) => ({
    request: "POST /v1/admin/indexes/pokemon",
    sent: { token: adminToken },
  }),
  "catalog.searchCards": get("/v1/cards?q=charizard"),
  "catalog.suggest": get("/v1/search/suggest?q=chari"),
  "catalog.getQuality": forAdmins("/v1/admin/quality"),
  "catalog.listFindings": forAdmins("/v1/admin/quality/findings?limit=5"),
  "catalog.listSets": get("/v1/sets"),
  "catalog.getSet": get("/v1/sets/pokemon:en:base1"),
  "catalog.listSetCards": get("/v1/sets/pokemon:en:base1/cards?limit=5"),
  "catalog.listSetProducts": get("/v1/sets/pokemon:en:base1/products?limit=5"),
  "catalog.listSpecies": get("/v1/species"),
  "catalog.getSpecies": get("/v1/species/6"),
  "catalog.listSpeciesCards": get("/v1/species/6/cards"),
  "catalog.listGenerations": get("/v1/generations"),
  "catalog.getGeneration": get("/v1/generations/1"),
  "collections.createCollection": async ({ owner: { token } }) => ({
    request: "POST /v1/collections",
    sent: { token, body: { name: "Asked for", kind: "deck" } },
  }),
  "collections.listCollections": get("/v1/collections?limit=5"),
  "collections.getCollection": async (world) => get(await aCollection(world))(world),
  "collections.updateCollection": async (world) => ({
    request: `PATCH ${await aCollection(world)}`,
    sent: { token: world.owner.token, body: { kind: "deck" }, headers: { "if-match": "*" } },
  }),
  "collections.deleteCollection": async (world) => ({
    request: `DELETE ${await aCollection(world)}`,
    sent: { token: world.owner.token, headers: { "if-match": "*" } },
  }),
  "collections.addItems": async (world) => ({
    request: `POST ${await aCollection(world)}/items`,
    sent: { token: world.owner.token, body: { items: [{ ...charizard, quantity: 2 }] } },
  }),
  "collections.listItems": async (world) =>
    get(`${(await aCollectionWithAnItem(world)).path}/items`)(world),
  "collections.getItem": async (world) => get((await aCollectionWithAnItem(world)).item)(world),
  "collections.updateItem": async (world) => ({
    request: `PATCH ${(await aCollectionWithAnItem(world)).item}`,
    sent: { token: world.owner.token, body: { quantity: 3 }, headers: { "if-match": '"v1"' } },
  }),
  "collections.removeItem": async (world) => ({
    request: `DELETE ${(await aCollectionWithAnItem(world)).item}`,
    sent: { token: world.owner.token, headers: { "if-match": '"v1"' } },
  }),
  ...goodCollectionRequests,
  "collections.setOwnPrice": async ({ owner: { token } }) => ({
    request: `PUT ${ownPrice("near_mint")}`,
    sent: { token, body: { amount: 41_250, currency: "EUR", note: randomUUID() } },
  }),
  "collections.getOwnPrice": async (world) => get(await enteredPrice(world))(world),
  "collections.getCardPricesOfCaller": async (world) => {
    await enteredPrice(world);
    return get("/v1/me/cards/pokemon:en:base1-4/prices?currency=USD")(world);
  },
  "collections.listOwnPrices": get("/v1/me/prices?limit=5"),
  "collections.removeOwnPrice": async (world) => ({
    request: `DELETE ${await enteredPrice(world)}`,
    sent: { token: world.owner.token },
  }),
  "holdings.searchCards": get("/v1/holdings/cards?q=-is:owned&limit=1"),
  "holdings.listDuplicates": get("/v1/holdings/duplicates?by=card&kinds=binder&limit=5"),
  "holdings.findItems": get("/v1/holdings/items?q=charizard%20cond:nm&limit=5"),
  "holdings.listCompletion": get("/v1/holdings/completion?by=generation&all=true&limit=5"),
  "holdings.listMissing": get("/v1/holdings/missing?set=pokemon:en:base1&reading=master&limit=5"),
  "holdings.getWantList": get("/v1/holdings/missing.txt?set=pokemon:en:base1"),
  "holdings.getLegality": async (world) => {
    const { path } = await aCollectionWithAnItem(world);
    return get(`/v1/holdings/legality?collectionId=${path.split("/").at(-1)}`)(world);
  },
  "holdings.getValue": get("/v1/holdings/value?currency=USD"),
  "holdings.listValueGroups": get("/v1/holdings/value/groups?by=set&limit=5"),
  "holdings.listUnpriced": get("/v1/holdings/unpriced?limit=5"),
  "holdings.getValueHistory": get("/v1/holdings/value/history?interval=week"),
  "ops.getHealth": get("/v1/health"),
  "ops.getOpenapi": get("/v1/openapi.json"),
  "ops.getPublishedSchema": get(`/schemas/${ownSchemaFile}`),
  "ops.getDocs": get("/docs"),
  "ops.getPlainDocs": get("/docs/plain"),
  "ops.getDocsAsset": async () => {
    const { body } = await api("GET /docs");
    return { request: `GET /${/docs\/assets\/docs-ui\.\w+\.js/.exec(body)?.[0]}` };
  },
  "sources.startRun": async ({ adminToken: token, runId }) => {
    // What was asked before may still run: then a start is refused, and keeps no key.
    const { body: runs } = await api("GET /v1/admin/runs?limit=1", { token });
    await ended(token, runs.items[0]?.id ?? runId);
    const body = { source: "tcgdex", mode: "due", units: ["base1"] };
    return { request: "POST /v1/admin/runs", sent: { token, body } };
  },
  "sources.listRuns": forAdmins("/v1/admin/runs"),
  "sources.getRun": async (world) => forAdmins(`/v1/admin/runs/${world.runId}`)(world),
  "sources.listRunUnits": async (world) => forAdmins(`/v1/admin/runs/${world.runId}/units`)(world),
  "sources.stopRun": async ({ adminToken: token, runId }) => ({
    request: `POST /v1/admin/runs/${runId}/stop`,
    sent: { token },
  }),
  "sources.listUpstreams": forAdmins("/v1/admin/upstreams"),
  "v2.listCards": open("/v2/cards?q=name:charizard"),
  "v2.getCard": open("/v2/cards/base1-4"),
  "v2.listSets": open("/v2/sets?orderBy=-releaseDate,name"),
  "v2.getSet": open("/v2/sets/base1"),
  "v2.listTypes": open("/v2/types?page=1"),
  "v2.listSubtypes": open("/v2/subtypes"),
  "v2.listSupertypes": open("/v2/supertypes"),
  "v2.listRarities": open("/v2/rarities"),
  "history.getCardAsOf": async (world) =>
    get(`/v1/cards/pokemon:en:base1-4/as-of/${new Date().toISOString().slice(0, 10)}`)(world),
  "prices.getCardPrices": get("/v1/cards/pokemon:en:base1-4/prices"),
  "prices.getPricesOfCards": async ({ owner: { token } }) => ({
    request: "POST /v1/cards/prices",
    sent: { token, body: { ids: ["pokemon:en:base1-4", "shop:1"], currency: "EUR" } },
  }),
  "prices.listTrending": get("/v1/prices/trending?game=pokemon"),
  "prices.comparePrices": get("/v1/cards/pokemon:en:base1-4/prices/comparison"),
  "prices.getPriceHistory": get("/v1/cards/pokemon:en:base1-4/prices/history"),
  "prices.getPriceTable": get("/v1/cards/pokemon:en:base1-4/prices/history.csv"),
  "sources.startReplay": async ({ adminToken: token }) => ({
    request: "POST /v1/admin/replays",
    sent: { token, body: littleReplay },
  }),
  "sources.listReplays": forAdmins("/v1/admin/replays"),
  "sources.getReplay": async (world) => forAdmins(await aReplay(world))(world),
  "sources.listReplayDifferences": async (world) =>
    forAdmins(`${await aReplay(world)}/differences`)(world),
  "sources.stopReplay": async (world) => ({
    request: `POST ${await aReplay(world)}/stop`,
    sent: { token: world.adminToken },
  }),
  "sources.resumeReplay": async (world) => ({
    request: `POST ${await aReplay(world)}/resume`,
    sent: { token: world.adminToken },
  }),
  "ops.listQueues": forAdmins("/v1/admin/queues"),
  "ops.listDeadLetters": forAdmins("/v1/admin/queues/fetch/dead-letters"),
  "ops.redriveQueue": async ({ adminToken: token }) => ({
    request: "POST /v1/admin/queues/fetch/redrive",
    sent: { token, body: { limit: 1 } },
  }),
};
