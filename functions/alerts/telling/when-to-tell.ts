import type { Alert } from "#schemas/alerts/alert.ts";
import type { AlertSettings } from "#schemas/alerts/settings.ts";
import type { ChannelItem } from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { nextDigest } from "../times/next-digest.ts";
import { quietUntil } from "../times/quiet-hours.ts";

/** When a channel is told of something. */
export type WhenToTell =
  | { readonly when: "now" }
  /** In quiet hours, when they are over. */
  | { readonly when: "at"; readonly at: Date }
  | { readonly when: "digest"; readonly at: Date }
  | { readonly when: "never"; readonly reason: string };

interface Surroundings {
  readonly settings: AlertSettings;
  readonly channel: ChannelItem | undefined;
  readonly now: Date;
}

/**
 * When a channel is told of what an alert fired; pure.
 *
 * @param alert as it is now; undefined where it is gone
 */
export function whenToTell(
  { alert, channelId }: { readonly alert: Alert | undefined; readonly channelId: Ulid },
  surroundings: Surroundings,
): WhenToTell {
  const unwanted = whyUnwanted(alert, channelId);
  if (unwanted !== undefined) return never(unwanted);
  const { settings, now } = surroundings;
  const open = whenOpen(surroundings);
  if (open.when === "never" || alert?.delivery === "immediate") return open;
  const digest = nextDigest(now, { at: settings.digestAt, timeZone: settings.timeZone });
  return { when: "digest", at: afterQuiet(digest, settings) };
}

/** Why nobody wants a channel to be told of what an alert has fired; undefined where somebody does. */
export function whyUnwanted(alert: Alert | undefined, channelId: Ulid): string | undefined {
  if (!alert) return "The alert has been deleted.";
  return alert.channels.includes(channelId) ? undefined : "The alert names it no more.";
}

/** When a channel may be told anything. */
export function whenOpen({ settings, channel, now }: Surroundings): WhenToTell {
  if (settings.isPaused) return never("Everything is paused.");
  if (!channel) return never("The channel has been removed.");
  if (channel.state === "off") return never("The channel is off.");
  if (channel.state === "unverified") return never("The address is not proven.");
  const at = afterQuiet(now, settings);
  return at.getTime() > now.getTime() ? { when: "at", at } : { when: "now" };
}

const afterQuiet = (moment: Date, { quietHours, timeZone }: AlertSettings): Date =>
  quietHours ? quietUntil(moment, { ...quietHours, timeZone }) : moment;

const never = (reason: string): WhenToTell => ({ when: "never", reason });
