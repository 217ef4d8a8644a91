import type { ChannelStore } from "#functions/alerts/channels/channel-store.ts";
import type { DigestStore } from "#functions/alerts/telling/digest-store.ts";
import type { DeliveryChange, TellingStore } from "#functions/alerts/telling/telling-store.ts";
import type { Alert } from "#schemas/alerts/alert.ts";
import { type AlertSettings, usualAlertSettings } from "#schemas/alerts/settings.ts";
import type {
  ChannelItem,
  DigestItem,
  NoticeItem,
  WaitItem,
} from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/** What telling reads and writes, in memory, over channels that are kept elsewhere. */
export function memoryTelling(channels: Pick<ChannelStore, "get">) {
  const notices = new Map<string, NoticeItem>();
  const alerts = new Map<string, Alert>();
  const settings = new Map<string, AlertSettings>();
  const waits = new Map<string, Map<Ulid, WaitItem>>();
  const digests = new Map<string, DigestItem>();
  const nameOf = (userId: string, id: Ulid) => `${userId} ${id}`;
  const settingsOf = (userId: string) => settings.get(userId) ?? usualAlertSettings;

  const isAsRead = ({ userId, noticeId, before, after }: DeliveryChange): boolean => {
    const now = notices.get(nameOf(userId, noticeId))?.deliveries;
    return (
      now !== undefined &&
      Object.keys(after).every((id) => now[id]?.revision === before[id]?.revision)
    );
  };
  const telling: TellingStore = {
    async read(places) {
      const names = new Map(places.map((one) => [nameOf(one.userId, one.noticeId), one]));
      const states = [...names].map(async ([name, { userId }]) => {
        const notice = notices.get(name);
        if (!notice) return [];
        const { told, deliveries } = notice;
        const alert = told.kind === "fired" ? alerts.get(nameOf(userId, told.alertId)) : undefined;
        const ids = new Set<Ulid>([...(alert?.channels ?? []), ...Object.keys(deliveries)]);
        const found = new Map<Ulid, ChannelItem>();
        for (const id of ids) {
          const channel = await channels.get(userId, id);
          if (channel) found.set(id, channel);
        }
        return [{ userId, notice, alert, settings: settingsOf(userId), channels: found }];
      });
      return (await Promise.all(states)).flat();
    },
    channel: async (userId, channelId) => ({
      channel: await channels.get(userId, channelId),
      settings: settingsOf(userId),
    }),
    notices: async (userId, ids) =>
      [...new Set(ids)].flatMap((id) => notices.get(nameOf(userId, id)) ?? []),
    async keep(changes) {
      return changes.filter((change) => {
        if (!isAsRead(change)) return true;
        const name = nameOf(change.userId, change.noticeId);
        const notice = notices.get(name);
        if (!notice) return true;
        const deliveries = { ...notice.deliveries, ...change.after };
        notices.set(name, { ...notice, deliveries });
        return false;
      });
    },
  };
  const waitsOf = ({ userId, channelId }: { userId: string; channelId: Ulid }) => {
    const own = waits.get(nameOf(userId, channelId)) ?? new Map<Ulid, WaitItem>();
    waits.set(nameOf(userId, channelId), own);
    return own;
  };
  const store: DigestStore = {
    async wait(place, item) {
      waitsOf(place).set(item.noticeId, item);
    },
    waiting: async (place, most) =>
      [...waitsOf(place).values()]
        .toSorted((a, b) => byCodeUnits(a.noticeId, b.noticeId))
        .slice(0, most),
    async settle(place, ids) {
      for (const id of ids) waitsOf(place).delete(id);
    },
    get: async ({ userId, channelId }) => digests.get(nameOf(userId, channelId)),
    async keep({ userId, channelId }, item, before) {
      const name = nameOf(userId, channelId);
      if (digests.get(name)?.revision !== before?.revision) return "overtaken";
      digests.set(name, item);
      return "kept";
    },
  };
  return {
    ...{ telling, digests: store },
    put: (userId: string, notice: NoticeItem) => {
      notices.set(nameOf(userId, notice.id), notice);
    },
    setAlert: (userId: string, alert: Alert) => {
      alerts.set(nameOf(userId, alert.id), alert);
    },
    removeAlert: (userId: string, { id }: Pick<Alert, "id">) => {
      alerts.delete(nameOf(userId, id));
    },
    setSettings: (userId: string, said: AlertSettings) => {
      settings.set(userId, said);
    },
    noticeOf: (userId: string, id: Ulid) => notices.get(nameOf(userId, id)),
  };
}
