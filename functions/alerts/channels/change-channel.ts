import type { Notice } from "#schemas/alerts/notice.ts";
import type { ChannelItem } from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { type IfMatch, ifMatches, staleVersion } from "#shared/kernel/versions.ts";
import { channelView, etagOfChannel } from "./channel-view.ts";
import type { ChannelDeps } from "./deps.ts";
import { noSuchChannelOfYours } from "./errors.ts";

/** Which channel of whom. */
export interface ChannelPlace {
  readonly userId: string;
  readonly channelId: Ulid;
}

/** What a channel is to become. */
export type ChannelChange = Partial<Pick<ChannelItem, "name" | "to" | "state" | "health">> & {
  /** Null for none. */
  readonly reason?: string | null;
};

/**
 * Changes a channel as it is now, and again where somebody else has changed it meanwhile.
 *
 * @param change of the channel; undefined where nothing is to change
 * @returns the channel as it is then
 * @throws DomainError `alerts.channel_missing`, `request.stale_version`, `request.too_many`, and what `change` throws
 */
export async function changeChannel(
  { userId, channelId }: ChannelPlace,
  change: (channel: ChannelItem) => ChannelChange | undefined,
  { channels, clock }: Pick<ChannelDeps, "channels" | "clock">,
  more: { readonly ifMatch?: IfMatch; readonly notice?: Notice } = {},
): Promise<ChannelItem> {
  return persistently(async () => {
    const before = await channels.get(userId, channelId);
    if (!before) throw noSuchChannelOfYours(channelId);
    if (!ifMatches(more.ifMatch, before)) {
      const current = channelView(before);
      throw staleVersion({ current, etag: etagOfChannel(current) }, more.ifMatch);
    }
    const changes = change(before);
    if (!changes) return before;
    const next = changed(before, changes, clock());
    return (await channels.replace(userId, next, more.notice)) === "saved" ? next : undefined;
  });
}

/** The next version of a channel. */
export function changed(
  { reason: was, ...before }: ChannelItem,
  { reason = was, ...change }: ChannelChange,
  now: Date,
): ChannelItem {
  return {
    ...{ ...before, ...change },
    ...(typeof reason === "string" && { reason }),
    ...{ version: before.version + 1, updatedAt: now.toISOString() },
  };
}
