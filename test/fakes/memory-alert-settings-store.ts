import type { AlertSettingsStore } from "#functions/alerts/settings/alert-settings-store.ts";
import type { AlertSettings } from "#schemas/alerts/settings.ts";

/** When users want to be told, in memory. */
export function memoryAlertSettingsStore(): AlertSettingsStore {
  const users = new Map<string, AlertSettings>();
  return {
    get: async (userId) => users.get(userId),
    async put(userId, settings) {
      users.set(userId, settings);
    },
  };
}
