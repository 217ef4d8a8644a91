import { ulid } from "ulid";
import type { MailEvent } from "#schemas/messages/mail-event.ts";
import type { StoredDelivery } from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { ChannelStore } from "../channels/channel-store.ts";
import type { DigestStore } from "../telling/digest-store.ts";
import { switchedOff } from "../telling/note-outcomes.ts";
import { isOver } from "../telling/step-of.ts";
import type { TellingStore } from "../telling/telling-store.ts";

export interface MailEventDeps {
  readonly telling: Pick<TellingStore, "notices" | "keep">;
  readonly digests: Pick<DigestStore, "get" | "keep">;
  readonly channels: ChannelStore;
  readonly clock: Clock;
}

/**
 * Takes what SES says of a mail. One that was sent is marked as such, so that nobody sends it again who finds a claim whose worker died; an address
 * that takes no mail for good, or whose owner complains, is switched off, with a word in the inbox. May come twice, and in any order.
 */
export async function takeMailEvent(
  event: MailEvent,
  deps: MailEventDeps,
): Promise<{ readonly outcome: string }> {
  const [userId, channelId] = [event.mail.tags["user"]?.[0], event.mail.tags["channel"]?.[0]];
  // A code's mail, or one of Cognito's, which shares the configuration set.
  if (userId === undefined || channelId === undefined) return { outcome: "none of ours" };
  const place = { userId, channelId: Ulid.parse(channelId) };
  const reason = whyOff(event);
  if (reason !== undefined) return switchOff(place, reason, deps);
  if (event.eventType !== "Send" && event.eventType !== "Delivery") return { outcome: "noted" };
  const noticeId = event.mail.tags["notice"]?.[0];
  const digestId = event.mail.tags["digest"]?.[0];
  if (noticeId !== undefined) await markNotice({ ...place, noticeId: Ulid.parse(noticeId) }, deps);
  if (digestId !== undefined) await markDigest({ ...place, digestId: Ulid.parse(digestId) }, deps);
  return { outcome: "sent" };
}

function whyOff({ eventType, bounce }: MailEvent): string | undefined {
  if (eventType === "Complaint") return "Its owner has called our mails spam.";
  if (eventType !== "Bounce" || bounce?.bounceType !== "Permanent") return undefined;
  return "The address takes no mails: it bounced for good.";
}

interface Place {
  readonly userId: string;
  readonly channelId: Ulid;
}

async function switchOff(
  { userId, channelId }: Place,
  reason: string,
  { channels, clock }: MailEventDeps,
): Promise<{ readonly outcome: string }> {
  return persistently(async () => {
    const channel = await channels.get(userId, channelId);
    if (!channel || channel.state === "off") return { outcome: "off" };
    const { channel: off, notice } = switchedOff(channel, reason, clock());
    const outcome = await channels.replace(userId, off, notice);
    return outcome === "saved" ? { outcome: "off" } : undefined;
  });
}

const sent = ({ attempts }: Pick<StoredDelivery, "attempts">, now: Date) =>
  ({ state: "sent", at: now.toISOString(), attempts }) as const;

async function markNotice(
  { userId, channelId, noticeId }: Place & { readonly noticeId: Ulid },
  { telling, clock }: MailEventDeps,
): Promise<void> {
  await persistently(async () => {
    const [notice] = await telling.notices(userId, [noticeId]);
    const before = notice?.deliveries[channelId];
    if (!notice || !before || isOver(before)) return true;
    const after = { [channelId]: { ...sent(before, clock()), revision: Ulid.parse(ulid()) } };
    const change = { userId, noticeId, before: notice.deliveries, after };
    return (await telling.keep([change])).length === 0 ? true : undefined;
  });
}

async function markDigest(
  { digestId, ...place }: Place & { readonly digestId: Ulid },
  { digests, clock }: MailEventDeps,
): Promise<void> {
  await persistently(async () => {
    const before = await digests.get(place);
    const open = before?.open;
    if (open?.id !== digestId || isOver(open.delivery)) return true;
    const delivery = sent(open.delivery, clock());
    const item = { ...before, open: { ...open, delivery }, revision: Ulid.parse(ulid()) };
    return (await digests.keep(place, item, before)) === "kept" ? true : undefined;
  });
}
