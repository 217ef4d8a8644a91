import { ulid } from "ulid";
import type { MailEvent } from "#schemas/messages/mail-event.ts";
import type { StoredDelivery } from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { ChannelStore } from "../channels/channel-store.ts";
import type { DigestStore } from "../telling/digest-store.ts";
import { markNotices } from "../telling/mark-notices.ts";
import { switchedOff } from "../telling/note-outcomes.ts";
import { isChangedBy } from "../telling/step-of.ts";
import type { TellingStore } from "../telling/telling-store.ts";

export interface MailEventDeps {
  readonly telling: Pick<TellingStore, "notices" | "keep">;
  readonly digests: Pick<DigestStore, "get" | "keep">;
  readonly channels: ChannelStore;
  readonly clock: Clock;
}

/**
 * Takes what SES says of a mail. One that was sent is marked as such, so that nobody sends it again who finds a claim whose worker died; one that
 * bounced or was rejected as failed, also where it was taken for sent. An address that takes no mail for good, or whose owner complains, is told
 * nothing more before it is proven again, with a word in the inbox. May come twice, and in any order.
 */
export async function takeMailEvent(
  event: MailEvent,
  deps: MailEventDeps,
): Promise<{ readonly outcome: string }> {
  const idIn = (tag: string) => Ulid.safeParse(event.mail.tags[tag]?.[0]).data;
  const [userId, channelId] = [event.mail.tags["user"]?.[0], idIn("channel")];
  // A code's mail, one of Cognito's or of others who share the configuration set, whatever they call by the same names.
  if (userId === undefined || userId === "" || channelId === undefined) {
    return { outcome: "none of ours" };
  }
  const place = { userId, channelId };
  const became = becameOf(event);
  const [noticeId, digestId] = [idIn("notice"), idIn("digest")];
  if (became && noticeId) await markNotice({ ...place, noticeId }, became, deps);
  if (became && digestId) await markDigest({ ...place, digestId }, became, deps);
  const reason = whyOff(event);
  if (reason !== undefined) return switchOff(place, reason, deps);
  return { outcome: became?.state ?? "noted" };
}

/** What became of one mail. */
type Became = { readonly state: "sent" } | { readonly state: "failed"; readonly reason: string };

/** Undefined where an event says nothing of that. */
function becameOf({ eventType, bounce }: MailEvent): Became | undefined {
  switch (eventType) {
    case "Send":
    case "Delivery":
      return { state: "sent" };
    case "Bounce": {
      const isForGood = bounce?.bounceType === "Permanent";
      const who = isForGood ? "the address takes no mails" : "the mailbox did not take it";
      return { state: "failed", reason: `The mail bounced: ${who}.` };
    }
    case "Reject":
    case "Rendering Failure":
      return { state: "failed", reason: "The mail was not sent: it was rejected." };
    default:
      return undefined;
  }
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
    // What is no longer told anything may have been told before; its owner knows why by then.
    if (!channel || channel.state === "unverified") return { outcome: "off" };
    const { channel: off, notice } = switchedOff(channel, reason, clock(), "unverified");
    const outcome = await channels.replace(userId, off, notice);
    return outcome === "saved" ? { outcome: "off" } : undefined;
  });
}

const marked = ({ attempts }: Pick<StoredDelivery, "attempts">, became: Became, now: Date) => ({
  ...{ ...became, at: now.toISOString(), attempts },
});

async function markNotice(
  { userId, channelId, noticeId }: Place & { readonly noticeId: Ulid },
  became: Became,
  { telling, clock }: MailEventDeps,
): Promise<void> {
  await persistently(async () => {
    const [notice] = await telling.notices(userId, [noticeId]);
    const before = notice?.deliveries[channelId];
    if (!notice || !before || !isChangedBy(before, became)) return true;
    const after = {
      [channelId]: { ...marked(before, became, clock()), revision: Ulid.parse(ulid()) },
    };
    const change = { userId, noticeId, before: notice.deliveries, after };
    return (await telling.keep([change])).length === 0 ? true : undefined;
  });
}

/** A digest that is put away is known until the next one is begun. */
async function markDigest(
  { digestId, ...place }: Place & { readonly digestId: Ulid },
  became: Became,
  { digests, telling, clock }: MailEventDeps,
): Promise<void> {
  await persistently(async () => {
    const before = await digests.get(place);
    const { open, last } = before ?? {};
    if (last?.id === digestId) {
      // Its notices say already that it was sent, and every mail is told of as sent and as delivered.
      if (became.state === "sent") return true;
      const { noticeIds } = last;
      await markNotices(place, { noticeIds, delivery: marked(last, became, clock()) }, { telling });
      return true;
    }
    if (open?.id !== digestId || !isChangedBy(open.delivery, became)) return true;
    const delivery = marked(open.delivery, became, clock());
    const item = { ...before, open: { ...open, delivery }, revision: Ulid.parse(ulid()) };
    return (await digests.keep(place, item, before)) === "kept" ? true : undefined;
  });
}
