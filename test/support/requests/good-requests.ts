import { randomUUID } from "node:crypto";
import {
  aStoredMailbox,
  aStoredWebhook,
  receiver,
  storedCode,
} from "#test/support/alerts/stored-channels.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { chartPath, drawn } from "#test/support/pictures/charts.ts";
import { anOwnPicture, sentUpload } from "#test/support/pictures/own-pictures.ts";
import { shownAt } from "#test/support/pictures/shown-pictures.ts";
import type { Ask } from "#test/support/requests/ask.ts";
import {
  aCollection,
  aCollectionWithAnItem,
  aFinishedRender,
  alertBody,
  anAlert,
  aRender,
  aReplay,
  aStoredNotice,
  charizard,
  enteredPrice,
  littleReplay,
  newEmail,
  ownPrice,
  password,
  registered,
  type World,
} from "#test/support/requests/asked-world.ts";
import { goodCollectionRequests } from "#test/support/requests/good-collection-requests.ts";
import { ended } from "#test/support/sources/runs.ts";

export type { Ask };

const get = (path: string) => async (world: World) => ({
  request: `GET ${path}`,
  sent: { token: world.owner.token },
});
const open = (path: string) => async () => ({ request: `GET ${path}` });
/** For everybody, once it was fetched. */
async function shown(path: string): Promise<Ask> {
  await shownAt(path);
  return { request: `GET ${path}` };
}
async function aPictureRun({ adminToken: token }: World): Promise<string> {
  const body = { setId: "pokemon:en:base1" };
  const { body: run } = await api("POST /v1/admin/picture-runs", { token, body });
  return `/v1/admin/picture-runs/${run.id}`;
}
/** Of a card that has prices; once it was drawn. */
async function priced(ending: "png" | "svg", { owner: { token } }: World): Promise<Ask> {
  const request = `GET ${await chartPath(ending)}`;
  await drawn(request, token);
  return { request, sent: { token } };
}
/** Once it was drawn. */
const shared = (pathOf: (world: World) => Promise<string>) => async (world: World) => {
  const { token } = world.owner;
  const request = `GET ${await pathOf(world)}`;
  await drawn(request, token);
  return { request, sent: { token } };
};
const forAdmins = (path: string) => async (world: World) => ({
  request: `GET ${path}`,
  sent: { token: world.adminToken },
});
const publicly = (path: string, body: () => Promise<object>) => async () => ({
  request: `POST ${path}`,
  sent: { body: await body() },
});

/** A request of each operation that is answered as asked; each call makes what it uses up. */
export const goodRequests: Readonly<Record<string, (world: World) => Promise<Ask>>> = {
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
  "alerts.createAlert": async ({ owner: { token } }) => ({
    request: "POST /v1/alerts",
    sent: { token, body: alertBody() },
  }),
  "alerts.previewAlert": async ({ owner: { token } }) => ({
    request: "POST /v1/alerts/preview",
    sent: { token, body: { ...alertBody(), days: 30 } },
  }),
  "alerts.listAlerts": get("/v1/alerts?limit=5&printingId=pokemon:en:base1-4"),
  "alerts.getAlert": async (world) => get(await anAlert(world))(world),
  "alerts.updateAlert": async (world) => ({
    request: `PATCH ${await anAlert(world)}`,
    sent: { token: world.owner.token, body: { isPaused: true } },
  }),
  "alerts.deleteAlert": async (world) => ({
    request: `DELETE ${await anAlert(world)}`,
    sent: { token: world.owner.token },
  }),
  "alerts.listNotices": get("/v1/me/inbox?state=unread"),
  "alerts.getNotice": async (world) => get(`/v1/me/inbox/${await aStoredNotice(world)}`)(world),
  "alerts.updateNotice": async (world) => ({
    request: `PATCH /v1/me/inbox/${await aStoredNotice(world)}`,
    sent: { token: world.owner.token, body: { isRead: true } },
  }),
  "alerts.readNotices": async (world) => ({
    request: "POST /v1/me/inbox/read",
    sent: { token: world.owner.token, body: { upTo: await aStoredNotice(world) } },
  }),
  "alerts.getAlertSettings": get("/v1/me/alert-settings"),
  "alerts.setAlertSettings": async ({ owner: { token } }) => ({
    request: "PUT /v1/me/alert-settings",
    sent: { token, body: { timeZone: "Europe/Berlin", digestAt: "08:00", isPaused: false } },
  }),
  "alerts.createChannel": async () => ({
    request: "POST /v1/me/channels",
    // An account has ten at most.
    sent: { token: (await somebody()).token, body: { kind: "webhook", url: receiver() } },
  }),
  "alerts.listChannels": get("/v1/me/channels"),
  "alerts.getChannel": async (world) => get(await aStoredWebhook(world.owner))(world),
  "alerts.updateChannel": async (world) => ({
    request: `PATCH ${await aStoredWebhook(world.owner)}`,
    sent: { token: world.owner.token, body: { name: "Another" } },
  }),
  "alerts.deleteChannel": async () => {
    const owner = await somebody();
    const body = { kind: "webhook", url: receiver() };
    const made = await api("POST /v1/me/channels", { token: owner.token, body });
    const request = `DELETE /v1/me/channels/${made.body.channel.id}`;
    return { request, sent: { token: owner.token } };
  },
  "alerts.rotateChannelSecret": async (world) => ({
    request: `POST ${await aStoredWebhook(world.owner)}/rotate-secret`,
    sent: { token: world.owner.token },
  }),
  "alerts.testChannel": async () => {
    // Few are allowed to anybody.
    const owner = await somebody();
    const request = `POST ${await aStoredWebhook(owner)}/test`;
    return { request, sent: { token: owner.token } };
  },
  "alerts.sendChannelCode": async () => {
    const owner = await somebody();
    const request = `POST ${(await aStoredMailbox(owner)).path}/send-code`;
    return { request, sent: { token: owner.token } };
  },
  "alerts.verifyChannel": async (world) => ({
    request: `POST ${(await aStoredMailbox(world.owner, "unverified")).path}/verify`,
    sent: { token: world.owner.token, body: { code: storedCode } },
  }),
  "alerts.showUnsubscribe": async ({ owner }) => ({
    request: `GET /v1/unsubscribe/${(await aStoredMailbox(owner)).token}`,
  }),
  "alerts.unsubscribe": async ({ owner }) => ({
    request: `POST /v1/unsubscribe/${(await aStoredMailbox(owner)).token}`,
  }),
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
  "images.createRender": async (world) => ({
    request: `POST ${(await aCollectionWithAnItem(world)).path}/renders`,
    sent: { token: world.owner.token, body: { title: randomUUID(), quality: "low" } },
  }),
  // What the owner may have drawn goes into the requests for pictures.
  "images.drawCards": async () => ({
    request: "POST /v1/renders",
    sent: {
      token: (await somebody()).token,
      body: {
        subject: { kind: "set", setId: "pokemon:en:base1" },
        ...{ title: randomUUID(), quality: "low", group: "rarity", totals: { value: true } },
      },
    },
  }),
  "images.printCards": async () => ({
    request: "POST /v1/prints",
    sent: {
      token: (await somebody()).token,
      body: {
        subject: { kind: "set", setId: "pokemon:en:base1" },
        ...{ title: randomUUID(), filter: "number:4", backs: true },
      },
    },
  }),
  "images.getCardImage": async () => shown("/v1/cards/pokemon:en:base1-4/image?size=small"),
  "images.createPictureUpload": async ({ owner: { token } }) => ({
    request: "POST /v1/picture-uploads",
    sent: { token, body: { contentType: "image/jpeg", bytes: 1_234 } },
  }),
  "images.checkPictureUpload": async ({ owner }) => ({
    request: `POST ${await sentUpload(owner)}/check`,
    sent: { token: owner.token },
  }),
  "images.getPictureUpload": async (world) => get(await sentUpload(world.owner))(world),
  "images.listOwnPictures": get("/v1/pictures?limit=5"),
  "images.getOwnPicture": async (world) =>
    get(`/v1/pictures/${(await anOwnPicture(world.owner)).id}`)(world),
  "images.getOwnPictureImage": async (world) =>
    get(`/v1/pictures/${(await anOwnPicture(world.owner)).id}/image?size=cell`)(world),
  "images.deleteOwnPicture": async ({ owner }) => ({
    request: `DELETE /v1/pictures/${(await anOwnPicture(owner)).id}`,
    sent: { token: owner.token },
  }),
  "images.getSetLogo": async () => shown("/v1/sets/pokemon:en:base1/logo"),
  "images.getSetSymbol": async () => shown("/v1/sets/pokemon:en:base1/symbol"),
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
  "charts.getPriceChart": async (world) => priced("svg", world),
  "charts.getPriceChartPicture": async (world) => priced("png", world),
  "shares.getCardShare": shared(async () => "/v1/cards/pokemon:en:base1-4/share"),
  "shares.getSetPreview": shared(async () => "/v1/sets/pokemon:en:base1/preview"),
  "shares.getCollectionPreview": shared(
    async (world) => `${(await aCollectionWithAnItem(world)).path}/preview`,
  ),
  "images.listRenders": get("/v1/renders"),
  "images.getRender": async (world) => get(await aRender(world))(world),
  "images.getRenderImage": async (world) => get(`${await aFinishedRender(world)}/image`)(world),
  "images.downloadRender": async (world) => {
    const request = `GET ${await aFinishedRender(world)}/download?as=zip`;
    await drawn(request, world.owner.token);
    return { request, sent: { token: world.owner.token } };
  },
  "images.cancelRender": async (world) => ({
    request: `POST ${await aRender(world)}/cancel`,
    sent: { token: world.owner.token },
  }),
  "images.deleteRender": async (world) => ({
    request: `DELETE ${await aRender(world)}`,
    sent: { token: world.owner.token },
  }),
  "ops.getHealth": get("/v1/health"),
  "ops.getOpenapi": get("/v1/openapi.json"),
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
  "images.startPictureRun": async ({ adminToken: token }) => ({
    request: "POST /v1/admin/picture-runs",
    sent: { token, body: { setId: "pokemon:en:base1" } },
  }),
  "images.listPictureRuns": forAdmins("/v1/admin/picture-runs"),
  "images.getPictureRun": async (world) => forAdmins(await aPictureRun(world))(world),
  "images.stopPictureRun": async (world) => ({
    request: `POST ${await aPictureRun(world)}/stop`,
    sent: { token: world.adminToken },
  }),
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
