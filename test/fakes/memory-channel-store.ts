import type { ChannelStore } from "#functions/alerts/channels/channel-store.ts";
import type { Notice } from "#schemas/alerts/notice.ts";
import {
  ChannelItem,
  type ChannelRequestItem,
  type UnsubscribeItem,
} from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/** Channels in memory, and the notices that were put into inboxes with a change of one. */
export function memoryChannelStore(): ChannelStore & {
  readonly notices: { readonly userId: string; readonly notice: Notice }[];
} {
  const users = new Map<string, Map<Ulid, ChannelItem>>();
  const requests = new Map<string, ChannelRequestItem>();
  const tokens = new Map<string, UnsubscribeItem>();
  const notices: { userId: string; notice: Notice }[] = [];
  const of = (userId: string) => {
    const own = users.get(userId) ?? new Map<Ulid, ChannelItem>();
    users.set(userId, own);
    return own;
  };
  const tokenOf = ({ to }: ChannelItem) =>
    to.kind === "email" ? to.unsubscribe.tokenHash : undefined;
  const mailed = new Map<string, number>();
  return {
    notices,
    async create(userId, channel, most, note) {
      const key = `${userId} ${note?.keyHash}`;
      if (of(userId).size >= most || of(userId).has(channel.id)) return "refused";
      if (note && requests.has(key)) return "refused";
      if (note) requests.set(key, { channelId: channel.id, requestHash: note.requestHash });
      of(userId).set(channel.id, ChannelItem.parse(channel));
      const token = tokenOf(channel);
      if (token !== undefined) tokens.set(token, { userId, channelId: channel.id });
      return "created";
    },
    made: async (userId, keyHash) => requests.get(`${userId} ${keyHash}`),
    get: async (userId, id) => of(userId).get(id),
    list: async (userId) => [...of(userId).values()].toSorted((a, b) => byCodeUnits(b.id, a.id)),
    known: async (userId, ids) => new Set(ids.filter((id) => of(userId).has(id))),
    async replace(userId, channel, notice) {
      if (of(userId).get(channel.id)?.version !== channel.version - 1) return "stale";
      of(userId).set(channel.id, ChannelItem.parse(channel));
      if (notice) notices.push({ userId, notice });
      return "saved";
    },
    async remove(userId, { id, version }) {
      const before = of(userId).get(id);
      if (before?.version !== version) return "stale";
      of(userId).delete(id);
      const token = tokenOf(before);
      if (token !== undefined) tokens.delete(token);
      return "removed";
    },
    async countMail({ userId, addressHash, day }, { ofUser, toAddress }) {
      const [user, address] = [`${userId} ${day}`, `${addressHash} ${day}`];
      const [own, theirs] = [mailed.get(user) ?? 0, mailed.get(address) ?? 0];
      if (own >= ofUser || theirs >= toAddress) return "too_many";
      mailed.set(user, own + 1).set(address, theirs + 1);
      return "counted";
    },
    ofToken: async (tokenHash) => tokens.get(tokenHash),
  };
}
