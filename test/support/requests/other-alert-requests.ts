import { aStoredMailbox, aStoredWebhook } from "#test/support/alerts/stored-channels.ts";
import { refusedAsAmbiguous } from "#test/support/catalogue/claimed-ids.ts";
import { somebody } from "#test/support/clouds/api.ts";
import type { Ask } from "#test/support/requests/ask.ts";
import {
  copies,
  mine,
  type Others,
  repeatedAndReused,
  unknown,
} from "#test/support/requests/asks.ts";

const noChannel = `/v1/me/channels/${unknown}`;
const noToken = "x".repeat(32);

/** Of alerts. */
export const otherAlertAsks: Readonly<Record<string, Others>> = {
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
};
