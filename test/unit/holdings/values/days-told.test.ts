import { expect, test } from "vitest";
import { daysTold } from "#functions/holdings/values/days-told.ts";
import { aDayValue } from "#test/support/holdings/values.ts";

const stored = [
  aDayValue({ day: "2026-01-30", value: { EUR: 1 } }),
  aDayValue({ day: "2026-02-03", value: { EUR: 2 } }),
];
const told = (from: string, to: string, interval: "day" | "week" | "month" = "day") =>
  daysTold(stored, { from, to, interval }).map(({ day, of }) => [day, of.value["EUR"]]);

test("a day on which nothing changed has the value of the day before", () => {
  expect(told("2026-02-01", "2026-02-04")).toEqual([
    ...[
      ["2026-02-01", 1],
      ["2026-02-02", 1],
      ["2026-02-03", 2],
      ["2026-02-04", 2],
    ],
  ]);
});

test("days before the first value have none", () => {
  expect(told("2026-01-28", "2026-01-31")).toEqual([
    ["2026-01-30", 1],
    ["2026-01-31", 1],
  ]);
  expect(told("2025-01-01", "2026-01-29")).toEqual([]);
});

test("weeks end on Sundays, months on their last days, and the range on its own", () => {
  // 1 February 2026 was a Sunday.
  expect(told("2026-01-30", "2026-02-10", "week")).toEqual([
    ...[
      ["2026-02-01", 1],
      ["2026-02-08", 2],
      ["2026-02-10", 2],
    ],
  ]);
  expect(told("2026-01-01", "2026-03-02", "month")).toEqual([
    ...[
      ["2026-01-31", 1],
      ["2026-02-28", 2],
      ["2026-03-02", 2],
    ],
  ]);
});
