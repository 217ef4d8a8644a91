import { describe, expect, test } from "vitest";
import { getAlertSettings, setAlertSettings } from "#functions/alerts/settings/alert-settings.ts";
import { AlertSettings } from "#schemas/alerts/settings.ts";
import { alertSettingsStoreContract } from "#test/contract/alert-settings-store.ts";
import { memoryAlertSettingsStore } from "#test/fakes/memory-alert-settings-store.ts";

alertSettingsStoreContract("memoryAlertSettingsStore", async () => memoryAlertSettingsStore());

const said = { timeZone: "Europe/Berlin", digestAt: "08:00", isPaused: false };

test("[ALR-4] whoever has said nothing is told at any hour, and digests in the morning", async () => {
  const settings = memoryAlertSettingsStore();
  const usual = { timeZone: "UTC", digestAt: "08:00", isPaused: false };
  expect(await getAlertSettings("ash", { settings })).toEqual(usual);
  expect(await setAlertSettings("ash", said, { settings })).toEqual(said);
  expect(await getAlertSettings("ash", { settings })).toEqual(said);
  expect(await getAlertSettings("misty", { settings })).toEqual(usual);
});

test.each([
  ["no hour that no clock shows", { digestAt: "24:00" }, ["digestAt"]],
  ["no seconds", { digestAt: "08:00:00" }, ["digestAt"]],
  [
    "no quiet hours of a whole day",
    { quietHours: { from: "08:00", to: "08:00" } },
    ["quietHours", "to"],
  ],
  ["no half of quiet hours", { quietHours: { from: "08:00" } }, ["quietHours", "to"]],
  ["no field that is not known", { zone: "UTC" }, []],
])("[API-4] settings take %s", (_what, change, path) => {
  const { error } = AlertSettings.safeParse({ ...said, ...change });
  expect(error?.issues[0]?.path).toEqual(path);
});

describe("[ALR-4] a time zone", () => {
  const setting = (timeZone: string) =>
    setAlertSettings("ash", { ...said, timeZone }, { settings: memoryAlertSettingsStore() });

  test.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
    ["asia/tokyo", "Asia/Tokyo"],
  ])("%s is kept as it is spelt", async (given, kept) => {
    expect((await setting(given)).timeZone).toBe(kept);
  });

  test.each([
    ["+02:00", /It must be a name of the IANA database/],
    ["Europe/Atlantis", /There is no time zone "Europe\/Atlantis"/],
    ["berlin", /Did you mean Europe\/Berlin\?/],
  ])("%s is none, and it is said what would have been", async (given, message) => {
    await expect(setting(given)).rejects.toMatchObject({
      ...{ code: "request.invalid", message: expect.stringMatching(message) },
      errors: [{ in: "body", pointer: "#/timeZone" }],
    });
  });
});
