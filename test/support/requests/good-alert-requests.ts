import {
  aStoredMailbox,
  aStoredWebhook,
  receiver,
  storedCode,
} from "#test/support/alerts/stored-channels.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import type { Ask } from "#test/support/requests/ask.ts";
import {
  alertBody,
  anAlert,
  aStoredNotice,
  type World,
} from "#test/support/requests/asked-world.ts";
import { get } from "#test/support/requests/asks.ts";

/** Of alerts. */
export const goodAlertRequests: Readonly<Record<string, (world: World) => Promise<Ask>>> = {
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
};
