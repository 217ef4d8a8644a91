import { type AlertSettings, usualAlertSettings } from "#schemas/alerts/settings.ts";
import type { AlertSettingsStore } from "./alert-settings-store.ts";

/** When a user wants to be told; what is usual, for whoever has said nothing. */
export const getAlertSettings = async (
  userId: string,
  { settings }: { readonly settings: AlertSettingsStore },
): Promise<AlertSettings> => (await settings.get(userId)) ?? usualAlertSettings;

export async function setAlertSettings(
  userId: string,
  said: AlertSettings,
  { settings }: { readonly settings: AlertSettingsStore },
): Promise<AlertSettings> {
  await settings.put(userId, said);
  return said;
}
