import type { Alert } from "#schemas/alerts/alert.ts";
import type { ChannelItem } from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { lineText } from "../messages/explain.ts";
import { changeChannel } from "./change-channel.ts";
import type { ChannelDeps } from "./deps.ts";
import { tokenHashOf } from "./destination.ts";
import { noSuchToken } from "./errors.ts";

/** Which mails are to end: all of a channel, or those of one alert. */
export interface AskedEnd {
  readonly token: string;
  readonly alert?: Ulid | undefined;
}

/** What a page says of mails that may be ended: no more than whoever has the mail knows. */
export interface EndOfMails {
  readonly address: string;
  readonly isOn: boolean;
  /** What the alert waits for; absent where all mails are meant, or it is gone. */
  readonly line?: string;
}

type Deps = Pick<ChannelDeps, "channels" | "alerts" | "clock">;

/** @throws DomainError `alerts.no_such_token` */
export async function endOfMails(asked: AskedEnd, deps: Deps): Promise<EndOfMails> {
  const { channel, alert } = await meant(asked, deps);
  const address = channel.to.kind === "email" ? hidden(channel.to.address) : "";
  const isNamed = asked.alert === undefined || (alert?.channels.includes(channel.id) ?? false);
  return {
    ...{ address, isOn: channel.state === "on" && isNamed },
    ...(alert && { line: lineText(alert.line, alert.currency) }),
  };
}

/**
 * Ends mails; once more is no matter.
 *
 * @throws DomainError `alerts.no_such_token`, `request.too_many`
 */
export async function endMails(asked: AskedEnd, deps: Deps): Promise<EndOfMails> {
  const { userId, channel } = await meant(asked, deps);
  if (asked.alert === undefined) {
    const place = { userId, channelId: channel.id };
    // Whoever reads the mails has said no: the account's owner alone cannot switch them on again.
    const ended = {
      state: "unverified",
      reason: "Its mails were ended by the address in one of them; prove it again to go on.",
    } as const;
    await changeChannel(place, ({ state }) => (state === "unverified" ? undefined : ended), deps);
  } else {
    await leaveOut({ userId, alertId: asked.alert, channelId: channel.id }, deps);
  }
  return endOfMails(asked, deps);
}

async function meant(
  { token, alert: alertId }: AskedEnd,
  { channels, alerts }: Deps,
): Promise<{ userId: string; channel: ChannelItem; alert: Alert | undefined }> {
  const found = await channels.ofToken(tokenHashOf(token));
  const channel = found && (await channels.get(found.userId, found.channelId));
  if (!found || !channel) throw noSuchToken();
  const { userId } = found;
  const alert = alertId === undefined ? undefined : await alerts.get(userId, alertId);
  return { userId, channel, alert };
}

/** Takes a channel from those that an alert names. */
async function leaveOut(
  { userId, alertId, channelId }: { userId: string; alertId: Ulid; channelId: Ulid },
  { alerts, clock }: Deps,
): Promise<void> {
  await persistently(async () => {
    const alert = await alerts.get(userId, alertId);
    if (!alert?.channels.includes(channelId)) return true;
    const { version } = alert;
    const channels = alert.channels.filter((id) => id !== channelId);
    const next = { ...alert, channels, version: version + 1, updatedAt: clock().toISOString() };
    return (await alerts.replace(userId, next, { version })) === "saved" ? true : undefined;
  });
}

/** `c…r@example.com`: whoever was sent a copy of the mail need not learn more. */
function hidden(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}…${address.slice(at - 1)}`;
}
