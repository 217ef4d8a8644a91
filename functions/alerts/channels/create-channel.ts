import { ulid } from "ulid";
import { type Channel, mostChannelsOfUser, type NewChannel } from "#schemas/alerts/channel.ts";
import type { ChannelItem } from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import {
  keyReused,
  type RequestNote,
  refuseOtherRequest,
  requestNote,
} from "#shared/kernel/idempotency.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { channelView } from "./channel-view.ts";
import { countCode, mailCode, newCode, rememberedCode } from "./code.ts";
import type { ChannelDeps } from "./deps.ts";
import { destinationOf } from "./destination.ts";
import { tooManyChannels } from "./errors.ts";

/** A channel as it was just made. */
export interface MadeChannel {
  readonly channel: Channel;
  /** By which a webhook's messages are signed; never shown again. */
  readonly secret?: string;
}

/**
 * Makes a channel. With an idempotency key a repetition within thirty days makes none, and answers with the channel as it is by then, without
 * its secret. An address of mails that is not the account's own is told nothing before the code that is mailed there is given.
 *
 * @throws DomainError `alerts.address_refused`, `alerts.no_mail`, `alerts.mail_unavailable`, `alerts.too_many`, `request.key_reused`, `request.too_many`
 */
export async function createChannel(
  input: {
    readonly userId: string;
    readonly given: NewChannel;
    readonly idempotencyKey?: string | undefined;
  },
  deps: Omit<ChannelDeps, "alerts" | "teller">,
): Promise<MadeChannel & { readonly isRepeated: boolean }> {
  const { userId, given, idempotencyKey } = input;
  // Alerts have keys of their own.
  const key = idempotencyKey === undefined ? undefined : `channel ${idempotencyKey}`;
  const note = requestNote(key, given);
  const before = await earlier(userId, note, deps);
  if (before) return { channel: channelView(before), isRepeated: true };
  const { to, name, secret, isProven } = await destinationOf(userId, given, deps);
  const now = deps.clock();
  const id = Ulid.parse(ulid(now.getTime()));
  const code = isProven ? undefined : newCode(deps.random);
  if (to.kind === "email" && code !== undefined) {
    // A code that is not mailed is not counted.
    await refuseFull(userId, deps);
    await countCode({ userId, address: to.address }, deps);
  }
  const at = now.toISOString();
  const channel: ChannelItem = {
    ...{ id, name: given.name ?? name, state: isProven ? "on" : "unverified" },
    to:
      to.kind === "email" && code !== undefined
        ? { ...to, code: rememberedCode(code, { channelId: id, before: undefined, now }) }
        : to,
    ...{ health: { failures: 0 }, home: deps.home },
    ...{ version: 1, createdAt: at, updatedAt: at },
  };
  const repeated = await persistently(async () => {
    const outcome = await deps.channels.create(userId, channel, mostChannelsOfUser, note);
    if (outcome === "created") return { channel: undefined };
    const made = await earlier(userId, note, deps);
    if (made) return { channel: made };
    await refuseFull(userId, deps);
    // Another request was in the way.
    return undefined;
  });
  if (repeated.channel) return { channel: channelView(repeated.channel), isRepeated: true };
  if (to.kind === "email" && code !== undefined && deps.mailer) {
    await mailCode(to.address, code, deps.mailer);
  }
  const made = { channel: channelView(channel), ...(secret !== undefined && { secret }) };
  return { ...made, isRepeated: false };
}

/** @throws DomainError `alerts.too_many` */
async function refuseFull(
  userId: string,
  { channels }: Pick<ChannelDeps, "channels">,
): Promise<void> {
  const { length } = await channels.list(userId);
  if (length >= mostChannelsOfUser) throw tooManyChannels(mostChannelsOfUser);
}

/** What the first request with the key made. */
async function earlier(
  userId: string,
  note: RequestNote | undefined,
  { channels }: Pick<ChannelDeps, "channels">,
): Promise<ChannelItem | undefined> {
  const made = note && (await channels.made(userId, note.keyHash));
  if (!note || !made) return undefined;
  refuseOtherRequest(note, made);
  const channel = await channels.get(userId, made.channelId);
  if (!channel) throw keyReused();
  return channel;
}
