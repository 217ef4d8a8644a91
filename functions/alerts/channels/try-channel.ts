import { ulid } from "ulid";
import { Ulid } from "#schemas/values.ts";
import { meaningOf } from "../webhooks/attempt.ts";
import type { ChannelPlace } from "./change-channel.ts";
import type { ChannelDeps } from "./deps.ts";
import { noSuchChannelOfYours, notVerified } from "./errors.ts";

/** What a receiver answered to a test. */
export interface TestAnswer {
  readonly isDelivered: boolean;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  readonly detail: string;
}

/**
 * Tells a channel a test now, also one that is off: that is how its owner finds out whether it works again. Its health does not change.
 *
 * @throws DomainError `alerts.channel_missing`, `alerts.not_verified`
 */
export async function tryChannel(
  { userId, channelId }: ChannelPlace,
  { channels, teller, clock }: Pick<ChannelDeps, "channels" | "teller" | "clock">,
): Promise<TestAnswer> {
  const channel = await channels.get(userId, channelId);
  if (!channel) throw noSuchChannelOfYours(channelId);
  if (channel.state === "unverified") throw notVerified();
  const now = clock();
  const id = Ulid.parse(ulid(now.getTime()));
  const content = { kind: "test", id, at: now.toISOString() } as const;
  const { attempt, receiver, sentence } = await teller.tell(userId, channel, content);
  return {
    isDelivered: meaningOf(attempt, receiver) === "delivered",
    ...(attempt.outcome === "answered" && { status: attempt.status }),
    detail: sentence,
  };
}
