import { randomUUID } from "node:crypto";
import { aStoredMailbox, aStoredWebhook } from "#test/support/alerts/stored-channels.ts";
import { refusedAsAmbiguous } from "#test/support/catalogue/claimed-ids.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { chartPath } from "#test/support/pictures/charts.ts";
import { begunUpload } from "#test/support/pictures/own-pictures.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";
import { setWithLogo } from "#test/support/pictures/shown-pictures.ts";
import { aCollection, type World } from "#test/support/requests/asked-world.ts";
import { ofBefore } from "#test/support/requests/cursors.ts";
import type { Ask } from "#test/support/requests/good-requests.ts";
import { otherCollectionAsks } from "#test/support/requests/other-collection-requests.ts";

type Others = (world: World, good: () => Promise<Ask>) => Promise<readonly Ask[]>;

/** A cursor of the search for everything that the catalogue has changed under. */
async function cursorOfBefore(token: string): Promise<string> {
  const { body } = await api("GET /v1/cards?limit=1", { token });
  return ofBefore(body.nextCursor);
}

const unknown = "01KAJ3N5Q2V7C8D9E0F1G2H3J4";
const noChannel = `/v1/me/channels/${unknown}`;
const noToken = "x".repeat(32);
const mine =
  (request: string, more: object = {}) =>
  ({ owner: { token } }: World) =>
    [{ request, sent: { token, ...more } }] as const;
const admins =
  (request: string, more: object = {}) =>
  ({ adminToken: token }: World) =>
    [{ request, sent: { token, ...more } }] as const;
const anyVersion = { headers: { "if-match": "*" } };
const copies = {
  printingId: "pokemon:en:base1-4",
  variant: "holo.unlimited",
  condition: "near_mint",
};

/** The same key with the same body, and with another one. */
const repeatedAndReused = async (
  good: () => Promise<Ask>,
  other: object,
): Promise<readonly Ask[]> => {
  const { request, sent } = await good();
  const headers = { ...sent?.headers, "idempotency-key": randomUUID() };
  await api(request, { ...sent, headers });
  return [
    { request, sent: { ...sent, headers } },
    { request, sent: { ...sent, headers, body: other } },
  ];
};

const missingAsks =
  (path: string) =>
  (world: World): readonly Ask[] =>
    [
      `set=pokemon:en:base1&collectionId=${unknown}`,
      ...["set=pokemon:en:none1", "species=99999", "generation=99", "q=hp%3E"],
    ].flatMap((query) => mine(`GET ${path}?${query}`)(world));

/** A collection of every card of a set, twice that. */
async function tooLargeForADeck(world: World): Promise<readonly Ask[]> {
  const { token } = world.owner;
  const path = await aCollection(world);
  const { body } = await api("GET /v1/cards?limit=100&language=en", { token });
  const second = await api(`GET /v1/cards?limit=100&language=en&cursor=${body.nextCursor}`, {
    token,
  });
  const items = [...body.items, ...second.body.items].map(
    ({ id, variants }: { id: string; variants: readonly { key: string }[] }) => ({
      ...{ printingId: id, variant: variants[0]?.key ?? "normal" },
      ...{ quantity: 1, condition: "near_mint" },
    }),
  );
  for (const some of [items.slice(0, 100), items.slice(100)])
    await api(`POST ${path}/items`, { token, body: { items: some } });
  return mine(`GET /v1/holdings/legality?collectionId=${path.split("/").at(-1)}`)(world);
}

/** Requests of each operation for those of its answers that do not follow from its declaration. */
export const otherAsks: Readonly<Record<string, Others>> = {
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
  "alerts.createAlert": async (world, good) => {
    const { request, sent } = await good();
    const { printingId, variant } = copies;
    const card = { kind: "card", printingId, variant };
    const line = { kind: "at_or_below", amount: 1 };
    const ask = (body: object): Ask => ({ request, sent: { ...sent, body: { line, ...body } } });
    return [
      ...(await repeatedAndReused(good, { subject: card, line, currency: "USD" })),
      ask({ subject: { ...card, printingId: "pokemon:en:base1-999" } }),
      ask({ subject: { ...card, variant: "gold" } }),
      ask({ subject: { ...card, state: "psa-1" } }),
      ask({ subject: card, currency: "USD", channels: [unknown] }),
      ask({ subject: { kind: "search", query: "nonsense:1" } }),
      ask({ subject: { kind: "collection", collectionId: unknown } }),
      ask({ subject: { kind: "value", collectionId: unknown } }),
      await refusedAsAmbiguous(request, world.owner.token, {
        ...{ line, subject: { kind: "card", printingId: world.ambiguousId } },
      }),
    ];
  },
  "alerts.previewAlert": async (world) => {
    const line = { kind: "at_or_below", amount: 1 };
    const ask = (subject: object) =>
      mine("POST /v1/alerts/preview", { body: { line, subject } })(world);
    return [
      ...ask({ kind: "card", printingId: "pokemon:en:base1-999" }),
      ...ask({ kind: "card", printingId: copies.printingId, variant: "gold" }),
      ...ask({ kind: "card", printingId: copies.printingId, state: "psa-1" }),
      ...ask({ kind: "search", query: "charizard" }),
      ...ask({ kind: "value", collectionId: unknown }),
      await refusedAsAmbiguous("POST /v1/alerts/preview", world.owner.token, {
        ...{ line, subject: { kind: "card", printingId: world.ambiguousId } },
      }),
    ];
  },
  "alerts.listAlerts": async (world) => [
    ...mine("GET /v1/alerts?printingId=tcgdex:base1-9999")(world),
    await refusedAsAmbiguous(`GET /v1/alerts?printingId=${world.ambiguousId}`, world.owner.token),
  ],
  "alerts.getAlert": async (world) => mine(`GET /v1/alerts/${unknown}`)(world),
  "alerts.updateAlert": async (world, good) => [
    ...mine(`PATCH /v1/alerts/${unknown}`, { body: { isPaused: true } })(world),
    ...mine((await good()).request, {
      ...{ headers: { "if-match": '"v99"' }, body: { note: "Late" } },
    })(world),
    ...mine((await good()).request, { body: { subject: { variant: "gold" } } })(world),
    ...mine((await good()).request, { body: { channels: [unknown] } })(world),
  ],
  "alerts.deleteAlert": async (world, good) => [
    ...mine(`DELETE /v1/alerts/${unknown}`)(world),
    ...mine((await good()).request, { headers: { "if-match": '"v99"' } })(world),
  ],
  "alerts.getNotice": async (world) => mine(`GET /v1/me/inbox/${unknown}`)(world),
  "alerts.updateNotice": async (world) =>
    mine(`PATCH /v1/me/inbox/${unknown}`, { body: { isRead: true } })(world),
  "alerts.readNotices": async (world) =>
    mine("POST /v1/me/inbox/read", { body: { upTo: unknown } })(world),
  "alerts.createChannel": async (world, good) => [
    ...(await repeatedAndReused(good, { kind: "webhook", url: "https://example.org/" })),
    ...mine("POST /v1/me/channels", { body: { kind: "webhook", url: "https://localhost/" } })(
      world,
    ),
  ],
  "alerts.getChannel": async (world) => mine(`GET ${noChannel}`)(world),
  "alerts.updateChannel": async (world, good) => [
    ...mine(`PATCH ${noChannel}`, { body: { isOn: true } })(world),
    ...mine(`PATCH ${(await aStoredMailbox(world.owner, "unverified")).path}`, {
      body: { isOn: true },
    })(world),
    ...mine((await good()).request, {
      ...{ headers: { "if-match": '"v99"' }, body: { name: "Late" } },
    })(world),
  ],
  "alerts.deleteChannel": async (world) => [
    ...mine(`DELETE ${noChannel}`)(world),
    ...mine(`DELETE ${await aStoredWebhook(world.owner)}`, {
      headers: { "if-match": '"v99"' },
    })(world),
  ],
  "alerts.rotateChannelSecret": async (world) => mine(`POST ${noChannel}/rotate-secret`)(world),
  "alerts.testChannel": async (world) => [
    ...mine(`POST ${noChannel}/test`)(world),
    ...mine(`POST ${(await aStoredMailbox(world.owner, "unverified")).path}/test`)(world),
  ],
  "alerts.sendChannelCode": async () => {
    const owner = await somebody();
    const { path } = await aStoredMailbox(owner, "unverified");
    return [`POST ${noChannel}/send-code`, `POST ${path}/send-code`].map((request) => ({
      ...{ request, sent: { token: owner.token } },
    }));
  },
  "alerts.verifyChannel": async (world) => {
    const { path } = await aStoredMailbox(world.owner, "unverified");
    const sent = { body: { code: "000000" } };
    return [`POST ${noChannel}/verify`, `POST ${path}/verify`].flatMap((request) =>
      mine(request, sent)(world),
    );
  },
  "alerts.showUnsubscribe": async () => [{ request: `GET /v1/unsubscribe/${noToken}` }],
  "alerts.unsubscribe": async () => [{ request: `POST /v1/unsubscribe/${noToken}` }],
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
  "images.createRender": async (world, good) => {
    const { request, sent } = await good();
    const body = { title: randomUUID() };
    const made = await api(request, { ...sent, body });
    await settled(world.owner.token, made.body.id);
    const { body: empty } = await api("POST /v1/collections", {
      token: world.owner.token,
      body: { name: "Empty", kind: "deck" },
    });
    return [
      { request, sent: { ...sent, body } },
      ...mine(`POST /v1/collections/${empty.id}/renders`, { body })(world),
      ...mine(`POST /v1/collections/${unknown}/renders`, { body })(world),
    ];
  },
  "images.drawCards": async (_world, good) => {
    const { request, sent } = await good();
    const title = randomUUID();
    const draw = (subject: object, more: object = {}): Ask => ({
      request,
      sent: { ...sent, body: { subject, title, ...more } },
    });
    const set = { kind: "set", setId: "pokemon:en:base1" };
    const first = draw(set);
    const made = await api(request, first.sent);
    await settled(sent?.token, made.body.id);
    return [
      first,
      draw(set, { filter: "hp>" }),
      draw({ kind: "set", setId: "pokemon:en:nowhere" }),
      draw({ kind: "search", query: "name:nobody" }),
    ];
  },
  "images.printCards": async (_world, good) => {
    const { request, sent } = await good();
    const [title, filter] = [randomUUID(), "number:4"];
    const print = (subject: object, more: object = {}): Ask => ({
      request,
      sent: { ...sent, body: { subject, title, filter, ...more } },
    });
    const set = { kind: "set", setId: "pokemon:en:base1" };
    const first = print(set);
    const made = await api(request, first.sent);
    await settled(sent?.token, made.body.id);
    return [
      first,
      print(set, { filter: "hp>" }),
      print(set, { paper: "letter", gap: 5 }),
      print({ kind: "set", setId: "pokemon:en:nowhere" }),
    ];
  },
  "images.getRender": async (world) => mine(`GET /v1/renders/${unknown}`)(world),
  "images.getRenderImage": async (world) => [
    ...mine(`GET ${await aQueuedRender(world)}/image`)(world),
    ...mine(`GET /v1/renders/${unknown}/image`)(world),
  ],
  "images.getCardImage": async ({ ambiguousId }) => [
    await refusedAsAmbiguous(`GET /v1/cards/${ambiguousId}/image`),
    { request: `GET /v1/cards/${(await cardsWithPictures(1, { numbers: [31] }))[0]}/image` },
    { request: "GET /v1/cards/pokemon:en:nowhere-1/image" },
  ],
  "images.createPictureUpload": async (_world, good) => {
    const { request, sent } = await good();
    const headers = { "idempotency-key": randomUUID() };
    await api(request, { ...sent, headers });
    const body = { contentType: "image/png", bytes: 1 };
    return [
      { request, sent: { ...sent, headers } },
      { request, sent: { ...sent, headers, body } },
    ];
  },
  "images.checkPictureUpload": async (world) => {
    const { id } = await begunUpload(world.owner, Buffer.from("not sent"));
    return [
      ...mine(`POST /v1/picture-uploads/${id}/check`)(world),
      ...mine(`POST /v1/picture-uploads/${unknown}/check`)(world),
    ];
  },
  "images.getPictureUpload": async (world) => mine(`GET /v1/picture-uploads/${unknown}`)(world),
  "images.getOwnPicture": async (world) => mine(`GET /v1/pictures/${"0".repeat(64)}`)(world),
  "images.getOwnPictureImage": async (world) =>
    mine(`GET /v1/pictures/${"0".repeat(64)}/image`)(world),
  "images.deleteOwnPicture": async (world) => mine(`DELETE /v1/pictures/${"0".repeat(64)}`)(world),
  "images.getSetLogo": async () => [
    { request: `GET /v1/sets/${await setWithLogo()}/logo` },
    { request: "GET /v1/sets/pokemon:en:nowhere/logo" },
  ],
  "images.getSetSymbol": async () => [
    { request: `GET /v1/sets/${await setWithLogo()}/symbol` },
    { request: "GET /v1/sets/pokemon:en:nowhere/symbol" },
  ],
  "charts.getPriceChart": (world) => otherCharts("svg", world),
  "charts.getPriceChartPicture": (world) => otherCharts("png", world),
  "images.downloadRender": async (world, good) => {
    const { request, sent } = await good();
    return [
      { request: request.replace("zip", "pdf"), sent },
      ...mine(`GET ${await aQueuedRender(world)}/download`)(world),
      ...mine(`GET /v1/renders/${unknown}/download`)(world),
    ];
  },
  "shares.getCardShare": async ({ owner: { token }, ambiguousId }) => {
    const ask = (path: string): Ask => ({ request: `GET /v1/cards/${path}`, sent: { token } });
    const [unseen = ""] = await cardsWithPictures(1, { numbers: [32] });
    return [
      // Its picture is being fetched.
      ask(`${unseen}/share`),
      ask("pokemon:en:base1-4/share?variant=gold"),
      ask("pokemon:en:base1-4/share?size=poster"),
      ask("pokemon:en:nowhere-1/share"),
      await refusedAsAmbiguous(`GET /v1/cards/${ambiguousId}/share`, token),
    ];
  },
  "shares.getSetPreview": async ({ owner: { token } }) => {
    const ask = (path: string): Ask => ({ request: `GET /v1/sets/${path}`, sent: { token } });
    return [ask(`${await setWithLogo()}/preview`), ask("pokemon:en:nowhere/preview")];
  },
  "shares.getCollectionPreview": async (world) => {
    const { token } = world.owner;
    const path = await aCollection(world);
    const [printingId = ""] = await cardsWithPictures(1, { numbers: [33] });
    const items = [{ ...copies, printingId, variant: "normal", quantity: 1 }];
    await api(`POST ${path}/items`, { token, body: { items } });
    return [
      // The picture of its card is being fetched.
      { request: `GET ${path}/preview`, sent: { token } },
      ...mine(`GET /v1/collections/${unknown}/preview`)(world),
    ];
  },
  "images.cancelRender": async (world) => mine(`POST /v1/renders/${unknown}/cancel`)(world),
  "images.deleteRender": async (world) => mine(`DELETE /v1/renders/${unknown}`)(world),
  "catalog.buildIndex": async (_world, good) => {
    const { request, sent } = await good();
    const ask = { ...sent, headers: { "idempotency-key": randomUUID() } };
    await api(request, ask);
    return [{ request: "POST /v1/admin/indexes/onepiece", sent: ask }];
  },
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
  "images.startPictureRun": async (world, good) => [
    ...(await repeatedAndReused(good, { game: "pokemon" })),
    ...admins("POST /v1/admin/picture-runs", { body: { setId: "pokemon:en:nowhere" } })(world),
  ],
  "images.getPictureRun": async (world) => admins(`GET /v1/admin/picture-runs/${unknown}`)(world),
  "images.stopPictureRun": async (world) =>
    admins(`POST /v1/admin/picture-runs/${unknown}/stop`)(world),
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

async function otherCharts(
  ending: "png" | "svg",
  { owner: { token }, ambiguousId }: World,
): Promise<readonly Ask[]> {
  const path = await chartPath(ending);
  const ask = (address: string): Ask => ({ request: `GET ${address}`, sent: { token } });
  return [
    ask(`${path}?width=777`),
    ask(`${path}?source=nobody`),
    ask(`${path}?currency=XTS`),
    ask(`/v1/cards/pokemon:en:base1-999/prices/chart.${ending}`),
    await refusedAsAmbiguous(`GET /v1/cards/${ambiguousId}/prices/chart.${ending}`, token),
  ];
}

/** A render that has just been asked for. */
async function aQueuedRender({ owner: { token } }: World): Promise<string> {
  const head = { name: "Soon", kind: "deck" };
  const { body } = await api("POST /v1/collections", { token, body: head });
  const items = [{ ...copies, quantity: 1 }];
  await api(`POST /v1/collections/${body.id}/items`, { token, body: { items } });
  const queued = await api(`POST /v1/collections/${body.id}/renders`, {
    ...{ token, body: { title: randomUUID() } },
  });
  return `/v1/renders/${queued.body.id}`;
}

async function settled(token: string | undefined, renderId: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const { body } = await api(`GET /v1/renders/${renderId}`, { token });
    if (body.state === "done" || body.state === "failed") return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The render ${renderId} is not finished after a minute.`);
}
