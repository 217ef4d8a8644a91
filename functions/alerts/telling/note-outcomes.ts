import { ulid } from "ulid";
import type { Notice } from "#schemas/alerts/notice.ts";
import type { ChannelItem } from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { changed } from "../channels/change-channel.ts";
import type { ChannelStore } from "../channels/channel-store.ts";
import { meaningOf } from "../webhooks/attempt.ts";
import { healthAfter, isGivenUp } from "../webhooks/endpoint-health.ts";
import type { Told } from "./teller.ts";

/**
 * What a channel is once it is switched off, and what its owner's inbox says of it.
 *
 * @param how by whom nothing more is wanted; an address that does not is to be proven before it is told anything
 */
export function switchedOff(
  channel: ChannelItem,
  reason: string,
  now: Date,
  how: "off" | "unverified" = "off",
): { readonly channel: ChannelItem; readonly notice: Notice } {
  return {
    channel: changed(channel, { state: how, reason }, now),
    notice: {
      ...{ id: Ulid.parse(ulid(now.getTime())), at: now.toISOString() },
      told: { kind: "channel_off", channelId: channel.id, reason },
      ...{ isRead: false, isArchived: false, deliveries: [] },
    },
  };
}

/**
 * Remembers of a channel how telling it went. One that wants nothing any more, or has failed for days, is switched off, and its owner's inbox says
 * so, in one transaction: once.
 *
 * @param outcomes in order
 */
export async function noteOutcomes(
  { userId, channel: seen }: { readonly userId: string; readonly channel: ChannelItem },
  outcomes: readonly Told[],
  { channels, clock }: { readonly channels: ChannelStore; readonly clock: Clock },
): Promise<void> {
  const isSound = seen.health.failures === 0;
  const meanings = outcomes.map(({ attempt, receiver }) => meaningOf(attempt, receiver));
  if (isSound && meanings.every((one) => one === "delivered" || one === "busy")) return;
  await persistently(async () => {
    const channel = await channels.get(userId, seen.id);
    if (channel?.state !== "on") return true;
    const now = clock();
    const health = outcomes.reduce(
      (sofar, { attempt, receiver }) => healthAfter(sofar, attempt, { receiver, now }),
      healthOf(channel),
    );
    const gone = outcomes.find((_one, at) => meanings[at] === "gone");
    const next = { ...channel, health: { ...health } };
    const off = gone
      ? `It wants nothing any more: ${gone.sentence}`
      : isGivenUp(health, now)
        ? `Nothing has reached it for five days: ${outcomes.at(-1)?.sentence ?? ""}`
        : undefined;
    const written = off === undefined ? undefined : switchedOff(next, off, now);
    const outcome = written
      ? await channels.replace(userId, written.channel, written.notice)
      : await channels.replace(userId, changed(next, {}, now));
    return outcome === "saved" ? true : undefined;
  });
}

const healthOf = ({ health: { failures, failingSince } }: ChannelItem) => ({
  failures,
  ...(failingSince !== undefined && { failingSince }),
});
