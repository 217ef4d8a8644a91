import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isQuiet, type QuietHours, quietUntil } from "#functions/alerts/times/quiet-hours.ts";
import { someClockTime, someMoment, someZone } from "#test/support/alerts/time-zones.ts";

const night: QuietHours = { from: "22:00", to: "07:00", timeZone: "Europe/Berlin" };
const at = (text: string) => new Date(text);
const until = (now: string, quiet: QuietHours) => quietUntil(at(now), quiet).toISOString();

describe("[ALR-4] it is quiet", () => {
  test.each([
    ["2026-02-01T20:59:59.999Z", false],
    ["2026-02-01T21:00:00Z", true],
    ["2026-02-01T23:00:00Z", true],
    ["2026-02-02T05:59:59.999Z", true],
    ["2026-02-02T06:00:00Z", false],
    ["2026-07-01T19:59:59Z", false],
    ["2026-07-01T20:00:00Z", true],
    ["2026-07-02T05:00:00Z", false],
  ])("over night by the clocks of the zone: at %s %s", (moment, expected) => {
    expect(isQuiet(at(moment), night)).toBe(expected);
  });

  test("over noon, from the first minute up to the last", () => {
    const noon = { from: "12:00", to: "13:30", timeZone: "Asia/Kathmandu" };
    const times = ["06:14:59", "06:15:00", "07:44:59", "07:45:00"];
    expect(times.map((time) => isQuiet(at(`2026-02-01T${time}Z`), noon))).toEqual([
      ...[false, true, true, false],
    ]);
  });

  test("never from a time to the same time", () => {
    fc.assert(
      fc.property(someMoment, someClockTime, someZone, (now, from, timeZone) => {
        expect(isQuiet(now, { from, to: from, timeZone })).toBe(false);
      }),
    );
  });

  test.each(["7:00", "24:00", "23:60", "22", "22:00:00", "", "noon", "22:00 "])(
    "at no time that is spelt %j",
    (from) => {
      expect(() => isQuiet(at("2026-02-01T00:00:00Z"), { ...night, from })).toThrow(
        `A time must be given from 00:00 to 23:59, not as "${from}".`,
      );
    },
  );
});

describe("[ALR-4] quiet ends", () => {
  test("now, where it is not quiet", () => {
    const noon = at("2026-02-01T11:00:00Z");
    expect(quietUntil(noon, night)).toEqual(noon);
  });

  test.each([
    ["in the evening", "2026-02-01T21:00:00Z", "2026-02-02T06:00:00.000Z"],
    ["after midnight", "2026-02-02T00:30:00Z", "2026-02-02T06:00:00.000Z"],
    ["a moment before", "2026-02-02T05:59:59.999Z", "2026-02-02T06:00:00.000Z"],
    ["in a night of nine hours less one", "2026-03-28T21:00:00Z", "2026-03-29T05:00:00.000Z"],
    ["in a night of nine hours and one", "2026-10-24T20:00:00Z", "2026-10-25T06:00:00.000Z"],
  ])("at seven by the clock, asked %s", (_when, now, expected) => {
    expect(until(now, night)).toBe(expected);
  });

  test("when clocks are set forward beyond its end", () => {
    const short = { ...night, from: "01:30", to: "02:30" };
    expect(until("2026-03-29T00:45:00Z", short)).toBe("2026-03-29T01:00:00.000Z");
  });

  test("twice where clocks show its end twice", () => {
    const short = { ...night, from: "02:00", to: "02:30" };
    expect(until("2026-10-25T00:10:00Z", short)).toBe("2026-10-25T00:30:00.000Z");
    expect(until("2026-10-25T01:10:00Z", short)).toBe("2026-10-25T01:30:00.000Z");
  });

  test("a day later where its end is skipped and its beginning is not yet over", () => {
    const long = { ...night, from: "02:45", to: "02:15" };
    expect(until("2026-03-29T00:59:00Z", long)).toBe("2026-03-30T00:15:00.000Z");
    expect(until("2026-03-28T02:00:00Z", long)).toBe("2026-03-30T00:15:00.000Z");
  });

  test("half an hour later on Lord Howe when clocks go back by half an hour", () => {
    const island = { ...night, timeZone: "Australia/Lord_Howe" };
    // 11 hours ahead in summer, 10:30 in winter; the night between has nine hours and a half.
    expect(until("2026-04-04T11:00:00Z", island)).toBe("2026-04-04T20:30:00.000Z");
    expect(until("2026-10-03T11:30:00Z", island)).toBe("2026-10-03T20:00:00.000Z");
  });

  test("in Apia's night that has no day after it", () => {
    const apia = { ...night, timeZone: "Pacific/Apia" };
    // 2011-12-29 22:00, ten hours behind; 2011-12-31 07:00, fourteen ahead.
    expect(until("2011-12-30T08:00:00Z", apia)).toBe("2011-12-30T17:00:00.000Z");
  });

  const hourMs = 3_600_000;
  const cases = fc.record({
    now: someMoment,
    quiet: fc.record({ from: someClockTime, to: someClockTime, timeZone: someZone }),
  });

  test("at the first moment that is not quiet, always", () => {
    fc.assert(
      fc.property(
        cases,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
        (given, points) => {
          const { now, quiet } = given;
          const end = quietUntil(now, quiet);
          expect(isQuiet(end, quiet)).toBe(false);
          if (!isQuiet(now, quiet)) {
            expect(end).toEqual(now);
            return;
          }
          expect(isQuiet(new Date(end.getTime() - 1), quiet)).toBe(true);
          const lengthMs = end.getTime() - now.getTime();
          expect(lengthMs).toBeLessThan(49 * hourMs);
          for (const point of [0, ...points]) {
            const between = new Date(now.getTime() + Math.floor(point * (lengthMs - 1)));
            expect(isQuiet(between, quiet)).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
