import { type AlertSettings, usualAlertSettings } from "#schemas/alerts/settings.ts";
import { noSuchTimeZone } from "../errors.ts";
import { readTimeZone } from "../times/time-zone.ts";
import type { AlertSettingsStore } from "./alert-settings-store.ts";

/** When a user wants to be told; what is usual, for whoever has said nothing. */
export const getAlertSettings = async (
  userId: string,
  { settings }: { readonly settings: AlertSettingsStore },
): Promise<AlertSettings> => (await settings.get(userId)) ?? usualAlertSettings;

/**
 * Says when a user wants to be told, in place of what was said before; the time zone is kept as the IANA database spells it.
 *
 * @throws DomainError `request.invalid` for a time zone that there is not
 */
export async function setAlertSettings(
  userId: string,
  said: AlertSettings,
  { settings }: { readonly settings: AlertSettingsStore },
): Promise<AlertSettings> {
  const read = readTimeZone(said.timeZone);
  if ("refused" in read) throw noSuchTimeZone(read.refused);
  const kept = { ...said, timeZone: read.timeZone };
  await settings.put(userId, kept);
  return kept;
}
