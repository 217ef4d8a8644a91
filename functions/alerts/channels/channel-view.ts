import type { Channel } from "#schemas/alerts/channel.ts";
import type { ChannelItem } from "#schemas/storage/alert-items.ts";

/** A channel as its owner sees it: of what it takes to write there, no more than says which one it is. */
export function channelView(channel: ChannelItem): Channel {
  const { id, name, to, state, reason, health, version, createdAt, updatedAt } = channel;
  return {
    ...{ id, kind: to.kind, name, target: targetOf(to), state, health, version },
    ...(reason !== undefined && { reason }),
    ...{ createdAt, updatedAt },
  };
}

/** Paths and queries of webhooks may be secrets. */
export function targetOf(to: ChannelItem["to"]): string {
  switch (to.kind) {
    case "email":
      return to.address;
    case "webhook":
      return new URL(to.url).origin;
    case "discord":
      return `Discord webhook ${/\/webhooks\/(\d+)\//.exec(to.url)?.[1] ?? ""}`.trim();
    case "telegram":
      return `Telegram chat ${to.chatId}`;
  }
}

export const etagOfChannel = ({ version }: Pick<Channel, "version">): string => `v${version}`;
