import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextDigest } from "#functions/alerts/times/next-digest.ts";
import { Temporal } from "#shared/kernel/temporal.ts";
import { oddZones, someClockTime, someMoment, someZone } from "#test/support/alerts/time-zones.ts";

const hourMs = 3_600_000;
const next = (now: string, at: string, timeZone: string) =>
  nextDigest(new Date(now), { at, timeZone }).toISOString();

/** So many digests one after another. */
function digests(from: string, count: number, at: string, timeZone: string): readonly string[] {
  const found: string[] = [];
  let now = from;
  for (let already = 0; already < count; already += 1) {
    now = next(now, at, timeZone);
    found.push(now.slice(0, 16));
  }
  return found;
}

describe("[ALR-4] the next digest", () => {
  test("comes today, or tomorrow once its time has come", () => {
    expect(next("2026-02-01T06:59:59.999Z", "08:00", "Europe/Berlin")).toBe(
      "2026-02-01T07:00:00.000Z",
    );
    expect(next("2026-02-01T07:00:00Z", "08:00", "Europe/Berlin")).toBe("2026-02-02T07:00:00.000Z");
  });

  test("is of the zone's day, which may be another one than that of UTC", () => {
    expect(next("2026-02-01T20:00:00Z", "08:00", "Asia/Kathmandu")).toBe(
      "2026-02-02T02:15:00.000Z",
    );
    expect(next("2026-02-01T03:00:00Z", "20:00", "America/New_York")).toBe(
      "2026-02-02T01:00:00.000Z",
    );
  });

  test.each([
    ["Berlin, forward", "2026-03-27T12:00Z", "08:00", "Europe/Berlin", ["28T07", "29T06", "30T06"]],
    ["Berlin, back", "2026-10-23T12:00Z", "08:00", "Europe/Berlin", ["24T06", "25T07", "26T07"]],
    [
      "New York, forward",
      "2026-03-06T20:00Z",
      "08:00",
      "America/New_York",
      ["07T13", "08T12", "09T12"],
    ],
    [
      "New York, back",
      "2026-10-30T20:00Z",
      "08:00",
      "America/New_York",
      ["31T12", "01T13", "02T13"],
    ],
  ])("stays at eight by the clock: %s", (_what, from, at, zone, expected) => {
    expect(digests(from, 3, at, zone).map((moment) => moment.slice(8, 13))).toEqual(expected);
  });

  test("stays at eight on Lord Howe, where clocks are set by half an hour", () => {
    expect(digests("2026-04-03T12:00Z", 3, "08:00", "Australia/Lord_Howe")).toEqual([
      ...["2026-04-03T21:00", "2026-04-04T21:30", "2026-04-05T21:30"],
    ]);
  });

  test("whose time clocks skip comes as much later as they are set forward", () => {
    expect(digests("2026-03-27T12:00Z", 3, "02:30", "Europe/Berlin")).toEqual([
      ...["2026-03-28T01:30", "2026-03-29T01:30", "2026-03-30T00:30"],
    ]);
    expect(digests("2026-10-02T12:00Z", 3, "02:10", "Australia/Lord_Howe")).toEqual([
      ...["2026-10-02T15:40", "2026-10-03T15:40", "2026-10-04T15:10"],
    ]);
  });

  test("whose time clocks show twice comes the first time, and not again", () => {
    expect(digests("2026-10-24T12:00Z", 2, "02:30", "Europe/Berlin")).toEqual([
      ...["2026-10-25T00:30", "2026-10-26T01:30"],
    ]);
    expect(next("2026-10-25T01:00:00Z", "02:30", "Europe/Berlin")).toBe("2026-10-26T01:30:00.000Z");
  });

  test("is not there for a day that a zone leaves out", () => {
    expect(digests("2011-12-29T00:00Z", 3, "08:00", "Pacific/Apia")).toEqual([
      ...["2011-12-29T18:00", "2011-12-30T18:00", "2011-12-31T18:00"],
    ]);
  });

  test("whose time is skipped before midnight comes before midnight, on its own day", () => {
    // On 2025-03-29 clocks in Nuuk go from 23:00 to 00:00; at 22:30 it is 00:30 of UTC.
    expect(digests("2025-03-29T12:00Z", 2, "23:30", "America/Nuuk")).toEqual([
      ...["2025-03-30T00:30", "2025-03-31T00:30"],
    ]);
  });

  test("at a midnight that is skipped comes when the day begins", () => {
    // On 2026-03-29 clocks in Beirut go from 00:00 to 01:00.
    expect(digests("2026-03-28T12:00Z", 2, "00:00", "Asia/Beirut")).toEqual([
      ...["2026-03-28T22:00", "2026-03-29T21:00"],
    ]);
  });

  test("comes later than now and within 49 hours, always", () => {
    fc.assert(
      fc.property(someMoment, someClockTime, someZone, (now, at, timeZone) => {
        const afterMs = nextDigest(now, { at, timeZone }).getTime() - now.getTime();
        expect(afterMs).toBeGreaterThan(0);
        expect(afterMs).toBeLessThanOrEqual(49 * hourMs);
      }),
      { numRuns: 500 },
    );
  });

  test("is the same whenever one asks before it", () => {
    const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(someMoment, someClockTime, someZone, part, (now, at, timeZone, share) => {
        const moment = nextDigest(now, { at, timeZone });
        const between = now.getTime() + Math.floor(share * (moment.getTime() - now.getTime()));
        expect(nextDigest(new Date(between), { at, timeZone })).toEqual(moment);
      }),
      { numRuns: 300 },
    );
  });
});

describe("[ALR-4] in ten years each day of a zone has one digest", () => {
  const dayMs = 24 * hourMs;
  const tenYears = [Date.parse("2008-01-01T12:00Z"), Date.parse("2018-01-01T12:00Z")] as const;

  const daysOf = (timeZone: string) => {
    const written = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
    return (moment: number) => written.format(moment);
  };

  /** Days on which there is a digest, and days that clocks show, but for those that the span only begins or ends with. */
  function compared(at: string, timeZone: string, [from, to]: readonly [from: number, to: number]) {
    const dayAt = daysOf(timeZone);
    const shown = new Set<string>();
    // No day is shorter than that.
    for (let moment = from; moment < to; moment += 6 * hourMs) shown.add(dayAt(moment));
    const whole = [...shown].slice(1, -1);
    const told: string[] = [];
    for (let now = from; now < to; ) {
      now = nextDigest(new Date(now), { at, timeZone }).getTime();
      told.push(dayAt(now));
    }
    const [first = "", last = ""] = [whole[0], whole.at(-1)];
    return { told: told.filter((day) => day >= first && day <= last), whole };
  }

  /** Three days before and after each time that clocks were set; without any, a week. */
  function weeksOfChange(timeZone: string): (readonly [from: number, to: number])[] {
    const [from, to] = tenYears;
    const spans: (readonly [number, number])[] = [];
    let clocks = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
    for (;;) {
      const set = clocks.getTimeZoneTransition("next");
      if (!set || set.epochMilliseconds > to) break;
      spans.push([set.epochMilliseconds - 3 * dayMs, set.epochMilliseconds + 3 * dayMs]);
      clocks = set;
    }
    return spans.length > 0 ? spans : [[from, from + 7 * dayMs]];
  }

  test.each([
    ["Europe/Berlin", "02:30"],
    ["Pacific/Apia", "08:00"],
  ])("of %s at %s, one after another", (timeZone, at) => {
    const { told, whole } = compared(at, timeZone, tenYears);
    expect(told).toEqual(whole);
    expect(whole.length).toBeGreaterThan(3650);
  });

  test.each(oddZones)("of %s, at any time, about each change of its clocks", (timeZone) => {
    for (const span of weeksOfChange(timeZone)) {
      for (const at of ["00:00", "00:30", "02:10", "02:30", "23:30"]) {
        const { told, whole } = compared(at, timeZone, span);
        expect(told).toEqual(whole);
        expect(whole.length).toBeGreaterThanOrEqual(4);
      }
    }
  });
});
