import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { AlertSettingsStore } from "#functions/alerts/settings/alert-settings-store.ts";
import { usualAlertSettings } from "#schemas/alerts/settings.ts";

/** What every AlertSettingsStore promises. */
export function alertSettingsStoreContract(name: string, store: () => Promise<AlertSettingsStore>) {
  test(`${name} keeps what each user said last, and nothing of before`, async () => {
    const [settings, user] = [await store(), randomUUID()];
    expect(await settings.get(user)).toBeUndefined();
    const first = { ...usualAlertSettings, quietHours: { from: "22:00", to: "07:00" } };
    await settings.put(user, first);
    expect(await settings.get(user)).toEqual(first);
    const second = { ...usualAlertSettings, timeZone: "Asia/Tokyo", isPaused: true };
    await settings.put(user, second);
    expect(await settings.get(user)).toEqual(second);
    expect(await settings.get(randomUUID())).toBeUndefined();
  });
}
