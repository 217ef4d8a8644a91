import { randomBytes } from "node:crypto";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { inject } from "vitest";
import { rememberedCode } from "#functions/alerts/channels/code.ts";
import { type ChannelItem, channelKey, unsubscribeKey } from "#schemas/storage/alert-items.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aChannel, aMailbox, secret } from "#test/support/alerts/channels.ts";
import { api, type SignedIn } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";

/** Where the sample upstream stands for a receiver of webhooks. */
export const receiver = () => `${new URL(inject("cloud").upstream).origin}/_received`;
/** That proves the address of a mailbox which is stored. */
export const storedCode = "048211";

const store = async (key: object, item: object) => {
  const put = new PutCommand({ TableName: "cardlake-local-alerts", Item: { ...key, ...item } });
  await cloudDocuments().send(put);
};
const idOf = async ({ token }: SignedIn): Promise<string> =>
  (await api("GET /v1/me", { token })).body.id;

/** A webhook of somebody's that asks the sample upstream; answers its path. */
export async function aStoredWebhook(owner: SignedIn): Promise<string> {
  const channel = aChannel({ to: { kind: "webhook", url: receiver(), secrets: [{ secret }] } });
  await store(channelKey(await idOf(owner), channel.id), channel);
  return `/v1/me/channels/${channel.id}`;
}

/** A mailbox of somebody's, on a stage that sends no mails and so makes none. */
export async function aStoredMailbox(
  owner: SignedIn,
  state: ChannelItem["state"] = "on",
): Promise<{ readonly path: string; readonly token: string }> {
  const token = randomBytes(24).toString("base64url");
  const userId = await idOf(owner);
  const { to, ...mailbox } = aMailbox(token, { state });
  const about = { channelId: mailbox.id, before: undefined, now: new Date() };
  const code = state === "unverified" ? { code: rememberedCode(storedCode, about) } : {};
  await store(channelKey(userId, mailbox.id), { ...mailbox, to: { ...to, ...code } });
  await store(unsubscribeKey(sha256(token)), { userId, channelId: mailbox.id });
  return { path: `/v1/me/channels/${mailbox.id}`, token };
}
