import { describe, expect, test } from "vitest";
import type { SourceSchedule } from "#functions/sources/port/source-settings.ts";
import { allPlans } from "#functions/sources/providers/all-plans.ts";
import { lastDue, longestGapHours } from "#functions/sources/schedule/last-due.ts";
import { SettingsOverrides } from "#schemas/env.ts";

const due = (schedule: SourceSchedule, now: string) =>
  lastDue(schedule, new Date(now))?.toISOString().slice(0, 16);
const daily: SourceSchedule = { hours: [5], timeZone: "UTC" };

describe("[ING-1] the newest moment of a schedule", () => {
  test.each([
    ["before it has come", "2026-02-02T04:59:59.999Z", "2026-02-01T05:00"],
    ["when it comes", "2026-02-02T05:00:00.000Z", "2026-02-02T05:00"],
    ["hours later", "2026-02-02T23:59:00.000Z", "2026-02-02T05:00"],
  ])("%s", (_what, now, expected) => {
    expect(due(daily, now)).toBe(expected);
  });

  test("of several hours is the last that has come, whatever their order", () => {
    const schedule = { hours: [21, 3], minute: 30, timeZone: "UTC" };
    expect(due(schedule, "2026-02-02T21:29:00Z")).toBe("2026-02-02T03:30");
    expect(due(schedule, "2026-02-02T21:30:00Z")).toBe("2026-02-02T21:30");
    expect(due(schedule, "2026-02-03T03:00:00Z")).toBe("2026-02-02T21:30");
  });

  test("of chosen days is a week ago at most", () => {
    const sundays = { ...daily, days: [0] };
    expect(due(sundays, "2026-02-01T05:00:00Z")).toBe("2026-02-01T05:00");
    expect(due(sundays, "2026-02-01T04:00:00Z")).toBe("2026-01-25T05:00");
    expect(due({ ...daily, days: [1, 3] }, "2026-02-01T12:00:00Z")).toBe("2026-01-28T05:00");
  });

  test("is on the clocks and days of its time zone", () => {
    const tokyo = { hours: [6], days: [1], timeZone: "Asia/Tokyo" };
    expect(due(tokyo, "2026-02-01T21:00:00Z")).toBe("2026-02-01T21:00");
    expect(due(tokyo, "2026-02-01T20:59:00Z")).toBe("2026-01-25T21:00");
    const newYork = { hours: [8], timeZone: "America/New_York" };
    expect(due(newYork, "2026-02-01T14:00:00Z")).toBe("2026-02-01T13:00");
    expect(due(newYork, "2026-07-01T14:00:00Z")).toBe("2026-07-01T12:00");
  });
});

describe("[ING-1] when clocks are set", () => {
  const berlin = { hours: [2], minute: 30, timeZone: "Europe/Berlin" };

  test("an hour that they skip is made up for when they have", () => {
    expect(due(berlin, "2026-03-29T01:29:00Z")).toBe("2026-03-28T01:30");
    expect(due(berlin, "2026-03-29T01:30:00Z")).toBe("2026-03-29T01:30");
    expect(due(berlin, "2026-03-30T00:30:00Z")).toBe("2026-03-30T00:30");
  });

  test("an hour that they repeat comes once", () => {
    expect(due(berlin, "2026-10-25T00:30:00Z")).toBe("2026-10-25T00:30");
    expect(due(berlin, "2026-10-25T01:30:00Z")).toBe("2026-10-25T00:30");
    expect(due(berlin, "2026-10-26T01:00:00Z")).toBe("2026-10-25T00:30");
  });

  test("a day of 23 or 25 hours has one moment, and a year as many as it has days", () => {
    const moments = new Set<string | undefined>();
    for (let at = Date.parse("2026-01-01T12:00:00Z"); at < Date.parse("2027-01-01T12:00:00Z"); ) {
      moments.add(due(berlin, new Date(at).toISOString()));
      at += 15 * 60_000;
    }
    expect(moments.size).toBe(366);
  });
});

test.each([
  [daily, 25],
  [{ ...daily, hours: [0, 6, 12, 18] }, 7],
  [{ ...daily, days: [0] }, 7 * 24 + 1],
  [{ ...daily, hours: [20, 8], days: [1, 2] }, 5 * 24 + 12 + 1],
])("between moments of %j lie %i hours at most", (schedule, hours) => {
  expect(longestGapHours(schedule)).toBe(hours);
});

test("no source may be younger than its schedule can make it", () => {
  for (const { name, settings } of allPlans({}).values()) {
    expect([name, settings.freshWithinHours]).toEqual([name, expect.any(Number)]);
    expect(settings.freshWithinHours).toBeGreaterThanOrEqual(longestGapHours(settings.schedule));
  }
});

describe("a stage's own schedule", () => {
  const read = (schedule: object) => SettingsOverrides.safeParse({ tcgdex: { schedule } });

  test("takes the place of the source's", () => {
    const schedule = { hours: [0], minute: 0, days: [0], timeZone: "Europe/Berlin" };
    const settings = allPlans(SettingsOverrides.parse({ tcgdex: { schedule } }));
    expect(settings.get("tcgdex")?.settings.schedule).toEqual(schedule);
    expect(settings.get("pokeapi")?.settings.schedule).toEqual(daily);
  });

  test.each([
    [{ hours: [24], timeZone: "UTC" }, "hours"],
    [{ hours: [], timeZone: "UTC" }, "hours"],
    [{ hours: [5], minute: 60, timeZone: "UTC" }, "minute"],
    [{ hours: [5], days: [7], timeZone: "UTC" }, "days"],
    [{ hours: [5], timeZone: "Europe/Atlantis" }, "timeZone"],
    [{ hours: [5] }, "timeZone"],
  ])("%j is refused for its %s", (schedule, field) => {
    const { error } = read(schedule);
    expect(error?.issues[0]?.path).toContain(field);
  });
});
