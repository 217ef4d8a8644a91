import { expect, test } from "vitest";
import { believedDay } from "#functions/prices/index.ts";

const [noon, nearlyMidnight] = ["2026-02-01T12:00:00.000Z", "2026-02-01T23:58:00.000Z"];
const ahead = "stated_in_future";

test.each([
  ["nothing", undefined, noon, "2026-02-01", undefined],
  ["the day itself", "2026-02-01", noon, "2026-02-01", undefined],
  ["the day before", "2026-01-31", noon, "2026-01-31", undefined],
  ["the next day, two minutes before it", "2026-02-02", nearlyMidnight, "2026-02-01", ahead],
  ["three days later", "2026-02-04", noon, "2026-02-01", ahead],
  ["a year later", "2027-02-01", noon, "2026-02-01", ahead],
  ["the last day that can be written", "9999-12-31", noon, "2026-02-01", ahead],
  ["1970", "1970-01-01", noon, "2026-02-01", "stated_long_ago"],
  ["the first day that cards were sold", "1995-01-01", noon, "1995-01-01", undefined],
])("[PRC-1] a price that says %s is of no day to come", (_name, stated, at, day, doubt) => {
  expect(believedDay(stated, at)).toEqual({ day, ...(doubt && { doubt }) });
  expect(believedDay(stated, at).day <= at.slice(0, 10)).toBe(true);
});
