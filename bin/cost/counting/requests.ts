import { randomBytes } from "node:crypto";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { rememberedCode } from "#functions/alerts/channels/code.ts";
import { defaultGame } from "#schemas/games/index.ts";
import { channelKey, newNotice, noticeKey, unsubscribeKey } from "#schemas/storage/alert-items.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { send } from "#test/bench/full-size-cloud.ts";
import { aMailbox } from "#test/support/alerts/channels.ts";
import { aNotice } from "#test/support/alerts/notices.ts";
import { collectionRequests } from "./collection-requests.ts";
import { pictureRequests } from "./picture-requests.ts";
import {
  code,
  collectionOf,
  itemOf,
  littleReplay,
  password,
  type Scene,
  signedIn,
} from "./scene.ts";
import { transferRequests } from "./transfer-requests.ts";

/** A request that is ready to be sent and counted. */
export interface Prepared {
  /** The operation's own path where none is named. */
  readonly path?: string;
  readonly body?: object;
  readonly etag?: string;
  /** The admin's where none is named. */
  readonly token?: string;
}

type Prepare = (scene: Scene) => Prepared | Promise<Prepared>;

const emailOf = ({ next }: Scene) => `counted-${next()}@example.com`;

/** A lot of its own each time: `condition` and `language` make lots as much as the card does. */
async function lonelyItem(scene: Scene) {
  const { cloud, token, next } = scene;
  const items = [itemOf("pokemon:en:base1-4", "holo.unlimited")];
  const collection = await collectionOf(cloud, token, `Lonely ${next()}`, items);
  const page = await send(cloud, `GET ${collection}/items`, { token });
  return `${collection}/items/${page.items[0].id}`;
}

/** Its name holds the hash of its content, so the page is asked. */
async function docsScript(apiUrl: string): Promise<string> {
  const page = await fetch(`${apiUrl}/docs`).then((answer) => answer.text());
  const [, file] = /docs\/assets\/([a-z0-9.-]+\.js)/.exec(page) ?? [];
  if (!file) throw new Error("The page at /docs names no script.");
  return `/docs/assets/${file}`;
}

const ownPrice = (state: string) => `/v1/me/prices/pokemon:en:base1-4/holo.unlimited/${state}`;

/** Of a company of its own each time, in letters. */
async function enteredPrice({ cloud, token, next }: Scene): Promise<string> {
  const company = [...String(next())].map((digit) => "abcdefghij"[Number(digit)]).join("");
  const path = ownPrice(`x${company}-10`);
  const body = { amount: 100 + next(), currency: "EUR" };
  await send(cloud, `PUT ${path}`, { token, body });
  return path;
}

const watchedCharizard = {
  subject: { kind: "card", printingId: "pokemon:en:base1-4", variant: "holo" },
  line: { kind: "at_or_below", amount: 450 },
};

async function anAlert({ cloud, token: admin }: Scene, token = admin): Promise<string> {
  const body = watchedCharizard;
  return `/v1/alerts/${(await send(cloud, "POST /v1/alerts", { token, body })).id}`;
}

/** What an alert fired, as who judges prices stores it. */
async function storedNotice({ cloud, token, next }: Scene): Promise<string> {
  const { id: userId } = await send(cloud, "GET /v1/me", { token });
  const notice = aNotice(next());
  const Item = { ...noticeKey(userId, notice.id), ...newNotice(notice) };
  const documents = DynamoDBDocumentClient.from(cloud.clients.dynamo);
  await documents.send(new PutCommand({ TableName: "cardlake-local-alerts", Item }));
  return notice.id;
}

/** The sample upstream answers as a receiver would. */
const webhookAt = ({ cloud }: Scene) => ({
  kind: "webhook",
  url: `${new URL(cloud.upstreams?.tcgdexBaseUrl ?? "").origin}/_received`,
});

/** A webhook of somebody's own: an account has ten at most. */
async function aWebhook(scene: Scene): Promise<{ readonly token: string; readonly path: string }> {
  const { token } = await signedIn(scene);
  const made = await send(scene.cloud, "POST /v1/me/channels", { token, body: webhookAt(scene) });
  return { token, path: `/v1/me/channels/${made.channel.id}` };
}

/** A mailbox, which the local stage does not make as it sends no mails. */
async function aMailboxOf({ cloud, token }: Scene, state: "on" | "unverified" = "on") {
  const { id: userId } = await send(cloud, "GET /v1/me", { token });
  const secret = randomBytes(24).toString("base64url");
  const { to, ...mailbox } = aMailbox(secret, { state });
  const about = { channelId: mailbox.id, before: undefined, now: new Date() };
  const proof = state === "on" ? {} : { code: rememberedCode(channelCode, about) };
  const documents = DynamoDBDocumentClient.from(cloud.clients.dynamo);
  const items = [
    { ...channelKey(userId, mailbox.id), ...mailbox, to: { ...to, ...proof } },
    { ...unsubscribeKey(sha256(secret)), userId, channelId: mailbox.id },
  ];
  for (const Item of items) {
    await documents.send(new PutCommand({ TableName: "cardlake-local-alerts", Item }));
  }
  return { path: `/v1/me/channels/${mailbox.id}`, end: `/v1/unsubscribe/${secret}` };
}
const channelCode = "048211";

/** A request for each operation, as people send it; what it needs is prepared uncounted. */
export const requests: Readonly<Record<string, Prepare>> = {
  "ops.getHealth": () => ({}),
  "ops.getOpenapi": () => ({}),
  "ops.getDocs": () => ({}),
  "ops.getPlainDocs": () => ({}),
  "ops.getPublishedSchema": () => ({ path: "/schemas/cardlake-1.0.0.schema.json" }),
  "ops.getDocsAsset": async ({ cloud }) => ({ path: await docsScript(cloud.apiUrl) }),
  "accounts.register": (scene) => ({ body: { email: emailOf(scene) } }),
  "accounts.confirm": async (scene) => {
    const email = emailOf(scene);
    await send(scene.cloud, "POST /v1/auth/register", { body: { email } });
    return { body: { email, code, password } };
  },
  "accounts.resendCode": async (scene) => {
    const email = emailOf(scene);
    await send(scene.cloud, "POST /v1/auth/register", { body: { email } });
    return { body: { email } };
  },
  "accounts.signIn": async (scene) => ({
    body: { email: (await signedIn(scene)).email, password },
  }),
  "accounts.refresh": async (scene) => ({
    body: { refreshToken: (await signedIn(scene)).refreshToken },
  }),
  "accounts.signOut": async (scene) => ({ token: (await signedIn(scene)).token }),
  "accounts.forgotPassword": async (scene) => ({ body: { email: (await signedIn(scene)).email } }),
  "accounts.resetPassword": async (scene) => {
    const { email } = await signedIn(scene);
    await send(scene.cloud, "POST /v1/auth/forgot-password", { body: { email } });
    return { body: { email, code: "654321", password: "Another-Horse-8" } };
  },
  "accounts.changePassword": async (scene) => ({
    token: (await signedIn(scene)).token,
    body: { oldPassword: password, newPassword: "Another-Horse-8" },
  }),
  "accounts.getMe": () => ({}),
  "alerts.createAlert": () => ({ body: watchedCharizard }),
  "alerts.previewAlert": () => ({ path: "/v1/alerts/preview", body: watchedCharizard }),
  // As many as a collector has: three.
  "alerts.listAlerts": async (scene) => {
    const { token } = await signedIn(scene);
    for (let at = 0; at < 3; at += 1) await anAlert(scene, token);
    return { token };
  },
  "alerts.getAlert": async (scene) => ({ path: await anAlert(scene) }),
  "alerts.updateAlert": async (scene) => ({
    path: await anAlert(scene),
    body: { line: { kind: "at_or_below", amount: 100 + (scene.next() % 300) } },
  }),
  "alerts.deleteAlert": async (scene) => ({ path: await anAlert(scene) }),
  "alerts.listNotices": async (scene) => {
    for (let at = 0; at < 20; at += 1) await storedNotice(scene);
    return { path: "/v1/me/inbox" };
  },
  "alerts.getNotice": async (scene) => ({ path: `/v1/me/inbox/${await storedNotice(scene)}` }),
  "alerts.updateNotice": async (scene) => ({
    ...{ path: `/v1/me/inbox/${await storedNotice(scene)}`, body: { isRead: true } },
  }),
  "alerts.readNotices": async (scene) => ({
    ...{ path: "/v1/me/inbox/read", body: { upTo: await storedNotice(scene) } },
  }),
  "alerts.getAlertSettings": () => ({}),
  "alerts.setAlertSettings": () => ({
    body: { timeZone: "Europe/Berlin", digestAt: "08:00", isPaused: false },
  }),
  "alerts.createChannel": async (scene) => ({
    token: (await signedIn(scene)).token,
    body: webhookAt(scene),
  }),
  "alerts.listChannels": async (scene) => {
    const { token } = await aWebhook(scene);
    return { token };
  },
  "alerts.getChannel": aWebhook,
  "alerts.updateChannel": async (scene) => ({
    ...(await aWebhook(scene)),
    body: { name: "Another" },
  }),
  "alerts.deleteChannel": aWebhook,
  "alerts.rotateChannelSecret": async (scene) => {
    const { token, path } = await aWebhook(scene);
    return { token, path: `${path}/rotate-secret` };
  },
  "alerts.testChannel": async (scene) => {
    const { token, path } = await aWebhook(scene);
    return { token, path: `${path}/test` };
  },
  "alerts.sendChannelCode": async (scene) => ({
    path: `${(await aMailboxOf(scene)).path}/send-code`,
  }),
  "alerts.verifyChannel": async (scene) => ({
    path: `${(await aMailboxOf(scene, "unverified")).path}/verify`,
    body: { code: channelCode },
  }),
  "alerts.showUnsubscribe": async (scene) => ({ path: (await aMailboxOf(scene)).end }),
  "alerts.unsubscribe": async (scene) => ({ path: (await aMailboxOf(scene)).end }),
  "catalog.getCard": () => ({ path: "/v1/cards/pokemon:en:base1-4" }),
  // As who brings a list along sends it.
  "catalog.resolveIds": ({ next }) => ({
    body: {
      ids: Array.from({ length: 100 }, (_none, at) => `tcgdex:base1-${1 + ((at + next()) % 102)}`),
    },
  }),
  "catalog.searchCards": () => ({ path: "/v1/cards?q=charizard" }),
  "catalog.suggest": () => ({ path: "/v1/search/suggest?q=chari" }),
  "catalog.listSets": () => ({}),
  "catalog.getSet": () => ({ path: "/v1/sets/pokemon:en:base1" }),
  "catalog.listSetCards": () => ({ path: "/v1/sets/pokemon:en:base1/cards" }),
  "catalog.listSetProducts": () => ({ path: "/v1/sets/pokemon:en:base1/products" }),
  "catalog.listSpecies": () => ({}),
  "catalog.getSpecies": () => ({ path: "/v1/species/25" }),
  "catalog.listSpeciesCards": () => ({ path: "/v1/species/25/cards" }),
  "catalog.listGenerations": () => ({}),
  "catalog.getGeneration": () => ({ path: "/v1/generations/1" }),
  "collections.createCollection": () => ({ body: { name: "Counted", kind: "binder" } }),
  "collections.listCollections": async (scene) => {
    // As many as a collector has: three.
    const { token } = await signedIn(scene);
    for (const name of ["Binder", "Deck", "Wishes"]) {
      await collectionOf(scene.cloud, token, name, []);
    }
    return { token };
  },
  "collections.getCollection": ({ collection }) => ({ path: collection }),
  "collections.updateCollection": ({ collection, next }) => ({
    ...{ path: collection, etag: "*", body: { name: `Renamed ${next()}` } },
  }),
  "collections.deleteCollection": async ({ cloud, token, next }) => ({
    path: await collectionOf(cloud, token, `Gone ${next()}`, [
      itemOf("pokemon:en:base1-4", "holo.unlimited"),
    ]),
    etag: "*",
  }),
  "collections.addItems": async ({ cloud, token, next }) => ({
    path: `${await collectionOf(cloud, token, `Filled ${next()}`, [])}/items`,
    body: { items: [itemOf("pokemon:en:base1-4", "holo.unlimited")] },
  }),
  "collections.listItems": ({ collection }) => ({ path: `${collection}/items` }),
  "collections.getItem": ({ collection, items }) => ({ path: `${collection}/items/${items[0]}` }),
  "collections.updateItem": ({ collection, items, next }) => ({
    path: `${collection}/items/${items[1]}`,
    ...{ etag: "*", body: { quantity: 1 + (next() % 999) } },
  }),
  "collections.removeItem": async (scene) => ({ path: await lonelyItem(scene), etag: "*" }),
  ...collectionRequests,
  ...pictureRequests,
  ...transferRequests,
  "collections.setOwnPrice": ({ next }) => ({
    ...{ path: ownPrice("near_mint"), body: { amount: 100 + next(), currency: "EUR" } },
  }),
  "collections.getOwnPrice": async (scene) => ({ path: await enteredPrice(scene) }),
  "collections.listOwnPrices": () => ({ path: "/v1/me/prices" }),
  "collections.getCardPricesOfCaller": () => ({ path: "/v1/me/cards/pokemon:en:base1-4/prices" }),
  "collections.removeOwnPrice": async (scene) => ({ path: await enteredPrice(scene) }),
  "holdings.listCompletion": () => ({ path: "/v1/holdings/completion?by=set&limit=100" }),
  "holdings.listMissing": () => ({ path: "/v1/holdings/missing?set=pokemon:en:base1" }),
  "holdings.getWantList": () => ({ path: "/v1/holdings/missing.txt?set=pokemon:en:base1" }),
  "holdings.getLegality": ({ collection }) => ({
    path: `/v1/holdings/legality?collectionId=${collection.split("/").at(-1)}`,
  }),
  "holdings.findItems": () => ({ path: "/v1/holdings/items?q=charizard" }),
  "holdings.listDuplicates": () => ({ path: "/v1/holdings/duplicates" }),
  "holdings.searchCards": () => ({ path: "/v1/holdings/cards?q=-is:owned" }),
  "holdings.getValue": () => ({ path: "/v1/holdings/value" }),
  "holdings.listValueGroups": () => ({ path: "/v1/holdings/value/groups?by=set" }),
  "holdings.listUnpriced": () => ({ path: "/v1/holdings/unpriced" }),
  "holdings.getValueHistory": () => ({ path: "/v1/holdings/value/history" }),
  "charts.getPriceChart": () => ({ path: "/v1/cards/pokemon:en:base1-4/prices/chart.svg" }),
  // Drawn each time: prices are other ones every day, and so are charts.
  "charts.getPriceChartPicture": ({ next }) => ({
    path: `/v1/cards/pokemon:en:base1-4/prices/chart.png?width=${400 + (next() % 1_600)}`,
  }),
  "sources.startRun": () => ({ path: "/v1/admin/runs", body: { units: ["base1"] } }),
  "sources.listRuns": () => ({}),
  "sources.getRun": ({ runId }) => ({ path: `/v1/admin/runs/${runId}` }),
  "sources.listRunUnits": ({ runId }) => ({ path: `/v1/admin/runs/${runId}/units` }),
  "sources.stopRun": ({ runId }) => ({ path: `/v1/admin/runs/${runId}/stop` }),
  "sources.listUpstreams": () => ({}),
  // As most are: the card has not changed since.
  "prices.getCardPrices": () => ({ path: "/v1/cards/pokemon:en:base1-4/prices" }),
  "prices.getPricesOfCards": () => ({
    ...{ path: "/v1/cards/prices", body: { ids: ["pokemon:en:base1-4"] } },
  }),
  "prices.listTrending": () => ({ path: "/v1/prices/trending?game=pokemon" }),
  "prices.comparePrices": () => ({ path: "/v1/cards/pokemon:en:base1-4/prices/comparison" }),
  "prices.getPriceHistory": () => ({ path: "/v1/cards/pokemon:en:base1-4/prices/history" }),
  "prices.getPriceTable": () => ({ path: "/v1/cards/pokemon:en:base1-4/prices/history.csv" }),
  "history.getCardAsOf": () => ({ path: `/v1/cards/pokemon:en:base1-4/as-of/${today()}` }),
  "sources.startReplay": () => ({ path: "/v1/admin/replays", body: littleReplay }),
  "sources.listReplays": () => ({}),
  "sources.getReplay": ({ replayId }) => ({ path: `/v1/admin/replays/${replayId}` }),
  "sources.listReplayDifferences": ({ replayId }) => ({
    path: `/v1/admin/replays/${replayId}/differences`,
  }),
  "sources.stopReplay": ({ replayId }) => ({ path: `/v1/admin/replays/${replayId}/stop` }),
  "sources.resumeReplay": ({ replayId }) => ({ path: `/v1/admin/replays/${replayId}/resume` }),
  "catalog.listIndexes": () => ({}),
  "catalog.buildIndex": () => ({ path: `/v1/admin/indexes/${defaultGame}` }),
  "catalog.getQuality": () => ({}),
  "catalog.listFindings": () => ({ path: "/v1/admin/quality/findings" }),
  "v2.listCards": () => ({ path: "/v2/cards?q=set.id:sv1&orderBy=number" }),
  "v2.getCard": () => ({ path: "/v2/cards/base1-4" }),
  "v2.listSets": () => ({ path: "/v2/sets?orderBy=-releaseDate" }),
  "v2.getSet": () => ({ path: "/v2/sets/base1" }),
  "v2.listTypes": () => ({}),
  "v2.listSubtypes": () => ({}),
  "v2.listSupertypes": () => ({}),
  "v2.listRarities": () => ({}),
  "ops.listQueues": () => ({}),
  "ops.listDeadLetters": () => ({ path: "/v1/admin/queues/fetch/dead-letters" }),
  "ops.redriveQueue": () => ({ path: "/v1/admin/queues/fetch/redrive", body: {} }),
};

const today = () => new Date().toISOString().slice(0, 10);
