import type { AlertSettings } from "#schemas/alerts/settings.ts";

/** When users want to be told. Reads see the newest write. */
export interface AlertSettingsStore {
  /** @returns undefined for whoever has said nothing */
  get(userId: string): Promise<AlertSettings | undefined>;
  put(userId: string, settings: AlertSettings): Promise<void>;
}
