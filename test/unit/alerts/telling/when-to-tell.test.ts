import { describe, expect, test } from "vitest";
import { whenOpen, whenToTell } from "#functions/alerts/telling/when-to-tell.ts";
import { usualAlertSettings } from "#schemas/alerts/settings.ts";
import { aChannel, toldBy } from "#test/support/alerts/channels.ts";

const channel = aChannel();
const alert = toldBy([channel]);
const now = new Date("2026-08-22T21:30:00.000Z");
const settings = usualAlertSettings;
const quietHours = { from: "22:00", to: "07:00" };
const berlin = { ...settings, timeZone: "Europe/Berlin" };
const given = { settings, channel, now };
const of = { alert, channelId: channel.id };

describe("[ALR-4] a channel is told", () => {
  test("at once, where nothing says otherwise", () => {
    expect(whenToTell(of, given)).toEqual({ when: "now" });
  });

  test("when quiet hours are over, by the clocks of its owner", () => {
    // 23:30 in Berlin; 07:00 there is 05:00.
    const quiet = { ...given, settings: { ...berlin, quietHours } };
    const at = new Date("2026-08-23T05:00:00.000Z");
    expect(whenToTell(of, quiet)).toEqual({ when: "at", at });
    expect(whenToTell(of, { ...quiet, now: at })).toEqual({ when: "now" });
    expect(whenOpen(quiet)).toEqual({ when: "at", at });
  });

  test("in the next digest, where its alert says so, and not within quiet hours", () => {
    const digested = { ...of, alert: { ...alert, delivery: "digest" as const } };
    const at = new Date("2026-08-23T06:00:00.000Z");
    expect(whenToTell(digested, { ...given, settings: berlin })).toEqual({ when: "digest", at });
    const early = { ...berlin, digestAt: "06:30", quietHours };
    const end = new Date("2026-08-23T05:00:00.000Z");
    expect(whenToTell(digested, { ...given, settings: early })).toEqual({
      when: "digest",
      at: end,
    });
  });

  test("the same day by the clocks that were set forward in the night", () => {
    const night = new Date("2026-03-28T22:30:00.000Z");
    const digested = { ...of, alert: { ...alert, delivery: "digest" as const } };
    const at = new Date("2026-03-29T06:00:00.000Z");
    expect(whenToTell(digested, { ...given, settings: berlin, now: night })).toEqual({
      ...{ when: "digest", at },
    });
  });

  test.each([
    ["while everything is paused", { settings: { ...settings, isPaused: true } }],
    ["once it is removed", { channel: undefined }],
    ["while it is off", { channel: { ...channel, state: "off" as const } }],
    ["before its address is proven", { channel: { ...channel, state: "unverified" as const } }],
  ])("never %s", (_when, change) => {
    expect(whenToTell(of, { ...given, ...change })).toMatchObject({ when: "never" });
  });

  test("never where the alert is gone, or names it no more", () => {
    const gone = { ...of, alert: undefined };
    expect(whenToTell(gone, given)).toMatchObject({ when: "never" });
    const other = { ...of, alert: { ...alert, channels: [] } };
    expect(whenToTell(other, given)).toMatchObject({ when: "never" });
  });
});
