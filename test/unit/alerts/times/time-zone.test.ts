import { expect, test } from "vitest";
import { readTimeZone } from "#functions/alerts/times/time-zone.ts";

test.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  ["Asia/Kathmandu", "Asia/Kathmandu"],
  ["Asia/Katmandu", "Asia/Katmandu"],
  ["Europe/Kyiv", "Europe/Kyiv"],
  ["America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["UTC", "UTC"],
  ["Etc/GMT+5", "Etc/GMT+5"],
])("[ALR-4] %s is a time zone", (name, timeZone) => {
  expect(readTimeZone(name)).toEqual({ timeZone });
});

test.each([
  ["Berlin", 'There is no time zone "Berlin". Did you mean Europe/Berlin?'],
  ["new york", 'There is no time zone "new york". Did you mean America/New_York?'],
])("[ALR-4] %s is none, and near one", (name, refused) => {
  expect(readTimeZone(name)).toEqual({ refused });
});

test("[ALR-4] of many near ones three are proposed", () => {
  const read = readTimeZone("America");
  expect(read).toHaveProperty("refused", expect.stringMatching(/mean America\S+, \S+, \S+\?$/));
});

test.each([
  ...["+02:00", "-0500", "02:00", "Z", "", "CEST+1", "Mars/Olympus", "Europe/Berlin ", "eu"],
  ...["2026-01-01T00:00[Europe/Berlin]", "Europe/Berlin\0", "__proto__", "a".repeat(10_000)],
])("[ALR-4] %j is none, and what would be one is said", (name) => {
  const read = readTimeZone(name);
  expect(read).toHaveProperty("refused", expect.stringMatching(/Europe\/Berlin/));
  expect(JSON.stringify(read).length).toBeLessThan(250);
});
