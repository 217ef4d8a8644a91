import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { Webhook } from "standardwebhooks";
import { beforeAll, describe, expect, inject, test } from "vitest";
import type { ToTell } from "#schemas/messages/notice-stored.ts";
import {
  channelKey,
  type NoticeItem,
  noticeKey,
  unsubscribeKey,
  waitKey,
} from "#schemas/storage/alert-items.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aFiring, aMailbox } from "#test/support/alerts/channels.ts";
import { seededCards } from "#test/support/catalogue/seeded-cards.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { cloudClient } from "#test/support/clouds/cloud-logs.ts";
import { queueUrl } from "#test/support/clouds/queue-messages.ts";

interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const sqs = new SQSClient(cloudClient());
const receiver = `${new URL(inject("cloud").upstream).origin}/_received`;
let [ash, misty] = [{} as SignedIn, {} as SignedIn];
let [card, userId] = ["", ""];
beforeAll(async () => {
  [ash, misty] = await Promise.all([somebody(), somebody()]);
  userId = (await api("GET /v1/me", { token: ash.token })).body.id;
  [card = ""] = await seededCards(`told${Date.now().toString(36)}`, 1);
});

const store = async (key: object, item: object) => {
  const put = new PutCommand({ TableName: "cardlake-local-alerts", Item: { ...key, ...item } });
  await cloudDocuments().send(put);
};
const tell = async (message: ToTell) => {
  const QueueUrl = await queueUrl(sqs, "alert-notices");
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
};
const toldBy = (channels: readonly string[], more: object = {}) => ({
  ...{ subject: { kind: "card", printingId: card, variant: "holo" }, currency: "USD" },
  ...{ line: { kind: "at_or_below", amount: 2_000 }, channels, ...more },
});

/** What came to the receiver that a secret's owner would take, of some type. */
async function received(secret: string, type: string, count = 1): Promise<Received[]> {
  const until = Date.now() + 30_000;
  for (;;) {
    const all = (await (await fetch(receiver)).json()) as Received[];
    const own = all.filter(({ headers, body }) => {
      try {
        const event = new Webhook(secret).verify(body, { ...headers });
        return (event as { type: string }).type === type;
      } catch {
        return false;
      }
    });
    if (own.length >= count || Date.now() > until) return own;
    await sleep(200);
  }
}

async function aWebhook() {
  const body = { kind: "webhook", name: "My server", url: receiver };
  const made = await api("POST /v1/me/channels", { token: ash.token, body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return { id: made.body.channel.id as string, secret: made.body.secret as string };
}

async function anAlertOf(channel: string, more: object = {}) {
  const made = await api("POST /v1/alerts", { token: ash.token, body: toldBy([channel], more) });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

async function deliveryOf(notice: NoticeItem, state: string) {
  const until = Date.now() + 30_000;
  for (;;) {
    const { body } = await api(`GET /v1/me/inbox/${notice.id}`, { token: ash.token });
    if (body.deliveries?.[0]?.state === state || Date.now() > until) return body.deliveries;
    await sleep(200);
  }
}

describe("[ALR-4] a webhook", () => {
  test("is told what fires, once, signed so that a receiver's library takes it", async () => {
    const { id, secret } = await aWebhook();
    const notice = aFiring(await anAlertOf(id));
    await store(noticeKey(userId, notice.id), notice);
    const message: ToTell = { version: 1, userId, noticeId: notice.id };
    await Promise.all([tell(message), tell(message)]);
    const [first] = await received(secret, "alert.fired");
    expect(JSON.parse(first?.body ?? "{}")).toMatchObject({
      ...{ type: "alert.fired", timestamp: notice.at, data: { noticeId: notice.id } },
    });
    expect(await deliveryOf(notice, "sent")).toMatchObject([{ channelId: id, attempts: 1 }]);
    await tell(message);
    await sleep(2_000);
    expect(await received(secret, "alert.fired")).toHaveLength(1);
  });

  test("is told a digest of what waits for one", async () => {
    const { id, secret } = await aWebhook();
    const notice = aFiring(await anAlertOf(id, { delivery: "digest" }));
    await store(noticeKey(userId, notice.id), notice);
    await tell({ version: 1, userId, noticeId: notice.id });
    const [waiting] = await deliveryOf(notice, "waiting");
    expect(Date.parse(waiting.until)).toBeGreaterThan(Date.now());
    // As if its time had come.
    const until = new Date(Date.now() - 1_000).toISOString();
    await store(waitKey(userId, id, notice.id), { noticeId: notice.id, until });
    await tell({ version: 1, userId, channelId: id });
    const [digest] = await received(secret, "alert.digest");
    expect(JSON.parse(digest?.body ?? "{}").data).toMatchObject({
      ...{ count: 1, notices: [{ noticeId: notice.id }] },
    });
    expect(await deliveryOf(notice, "sent")).toMatchObject([{ channelId: id, state: "sent" }]);
  });

  test("is tried by a button, changed, switched off and removed by its owner alone", async () => {
    const { id, secret } = await aWebhook();
    const { token } = ash;
    const path = `/v1/me/channels/${id}`;
    expect((await api(`POST ${path}/test`, { token })).body).toEqual({
      ...{ isDelivered: true, status: 200, detail: "It answered 200." },
    });
    expect(await received(secret, "channel.test")).toHaveLength(1);
    const { body: rotated } = await api(`POST ${path}/rotate-secret`, { token });
    await api(`POST ${path}/test`, { token });
    expect(await received(rotated.secret, "channel.test")).toHaveLength(1);
    expect(await received(secret, "channel.test", 2)).toHaveLength(2);
    for (const request of [
      `GET ${path}`,
      `PATCH ${path}`,
      `DELETE ${path}`,
      `POST ${path}/test`,
      `POST ${path}/rotate-secret`,
    ]) {
      const sent = {
        token: misty.token,
        ...(request.startsWith("PATCH") && { body: { isOn: false } }),
      };
      const other = await api(request, sent);
      expect(other).toMatchObject({ status: 404, body: { code: "alerts.channel_missing" } });
    }
    const theirs = await api("POST /v1/alerts", { token: misty.token, body: toldBy([id]) });
    expect(theirs).toMatchObject({ status: 422, body: { code: "alerts.no_such_channel" } });
    const off = await api(`PATCH ${path}`, { token, body: { isOn: false } });
    expect(off.body).toMatchObject({ state: "off", reason: "You switched it off." });
    const shown = JSON.stringify((await api("GET /v1/me/channels", { token })).body);
    expect(shown).not.toContain("whsec_");
    expect((await api(`DELETE ${path}`, { token })).status).toBe(204);
    expect((await api(`GET ${path}`, { token })).status).toBe(404);
  });

  test.each([
    ["http://169.254.169.254/latest/meta-data", "not_public"],
    ["https://localhost/", "local_name"],
    ["https://user:pass@example.com/", "with_credentials"],
    ["ftp://example.com/", "other_scheme"],
  ])("at %s is refused", async (url, reason) => {
    const body = { kind: "webhook", url };
    const answer = await api("POST /v1/me/channels", { token: ash.token, body });
    expect(answer).toMatchObject({
      ...{ status: 422, body: { code: "alerts.address_refused", facts: { reason } } },
    });
  });
});

describe("[ALR-4] mails", () => {
  test("are none where the stage has no sender, and whoever asks is told so", async () => {
    const body = { kind: "email" };
    const answer = await api("POST /v1/me/channels", { token: ash.token, body });
    expect(answer).toMatchObject({ status: 422, body: { code: "alerts.no_mail" } });
  });

  test("are ended without signing in, by one request of a mail program", async () => {
    const token = randomBytes(24).toString("base64url");
    const mailbox = aMailbox(token);
    await store(channelKey(userId, mailbox.id), mailbox);
    await store(unsubscribeKey(sha256(token)), { userId, channelId: mailbox.id });
    const path = `/v1/unsubscribe/${token}`;
    const { apiUrl } = inject("cloud");
    const page = await fetch(`${apiUrl}${path}`);
    expect([page.status, page.headers.get("content-type")]).toEqual([
      ...[200, "text/html; charset=utf-8"],
    ]);
    expect(await page.text()).toContain("No more mails</button>");
    const seen = await api(`GET /v1/me/channels/${mailbox.id}`, { token: ash.token });
    expect(seen.body.state).toBe("on");
    const ended = await fetch(`${apiUrl}${path}`, {
      ...{ method: "POST", body: "List-Unsubscribe=One-Click" },
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(ended.status).toBe(200);
    const after = await api(`GET /v1/me/channels/${mailbox.id}`, { token: ash.token });
    expect(after.body.state).toBe("unverified");
    expect((await fetch(`${apiUrl}/v1/unsubscribe/${"x".repeat(32)}`)).status).toBe(404);
  });
});
