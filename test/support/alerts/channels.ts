import { ulid } from "ulid";
import type { Alert } from "#schemas/alerts/alert.ts";
import { ChannelItem, type NoticeItem, newNotice } from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aNotice } from "#test/support/alerts/notices.ts";
import { anAlert } from "#test/support/alerts/watches.ts";

export const home = "https://cards.example";
const at = "2026-08-01T06:00:00.000Z";
export const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

/** A webhook that is on, and what is said of it instead. */
export const aChannel = (change: Partial<ChannelItem> = {}): ChannelItem =>
  ChannelItem.parse({
    ...{ id: ulid(), name: "My server", state: "on", health: { failures: 0 }, home },
    to: { kind: "webhook", url: "https://hooks.example/cards", secrets: [{ secret }] },
    ...{ version: 1, createdAt: at, updatedAt: at, ...change },
  });

/** A mailbox that is on. */
export const aMailbox = (token = "t".repeat(32), change: Partial<ChannelItem> = {}): ChannelItem =>
  aChannel({
    name: "E-mail",
    to: {
      ...{ kind: "email", address: "collector@example.com" },
      unsubscribe: { url: `${home}/v1/unsubscribe/${token}`, tokenHash: sha256(token) },
    },
    ...change,
  });

/** An alert that names these channels. */
export const toldBy = (channels: readonly ChannelItem[], change: Partial<Alert> = {}): Alert => ({
  ...anAlert({ id: Ulid.parse(ulid()), ...change }),
  channels: channels.map(({ id }) => id),
});

/** What an alert fired, as it lies in an inbox. */
export function aFiring(alert: Alert, minutes = 0): NoticeItem {
  const notice = aNotice(minutes);
  if (notice.told.kind !== "fired") throw new Error("It fired.");
  return newNotice({ ...notice, told: { ...notice.told, alertId: alert.id } });
}
