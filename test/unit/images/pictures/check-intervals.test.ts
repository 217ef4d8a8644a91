import { expect, test } from "vitest";
import { afterBadAnswer, afterPicture, isDue } from "#functions/images/pictures/check-intervals.ts";
import { PrintingId } from "#schemas/values.ts";

const now = new Date("2026-02-01T06:00:00.000Z");
const minutes = 60_000;
const day = 24 * 60 * minutes;
const waitOf = (nextCheckAt: string) => Date.parse(nextCheckAt) - now.getTime();
const waitsOf = (answer: Parameters<typeof afterBadAnswer>[0]) =>
  [1, 2, 3, 4, 5, 6, 7, 99].map((count) => waitOf(afterBadAnswer(answer, count, now)));

test("[IMG-1] what is no picture is looked at again within a minute, then rarer, up to a week", () => {
  expect(waitsOf("broken").slice(0, 3)).toEqual([minutes, 10 * minutes, 60 * minutes]);
  expect(waitsOf("broken").at(-1)).toBe(7 * day);
});

test("that a source has no picture is believed for a day, then longer", () => {
  expect(waitsOf("missing").slice(0, 2)).toEqual([day, 2 * day]);
});

test("who refuses is not asked again within the hour, who is silent is within six", () => {
  expect(Math.min(...waitsOf("refused"))).toBe(60 * minutes);
  expect(Math.max(...waitsOf("unreachable"))).toBe(6 * 60 * minutes);
});

test.each(["missing", "broken", "unreachable", "refused"] as const)(
  "the waits after answers that are %s never get shorter",
  (answer) => {
    expect(waitsOf(answer)).toEqual(waitsOf(answer).toSorted((a, b) => a - b));
  },
);

test("a pause that a source asks for makes a wait longer, never shorter, and not endless", () => {
  expect(waitOf(afterBadAnswer("unreachable", 1, now, 300))).toBe(5 * minutes);
  expect(waitOf(afterBadAnswer("unreachable", 1, now, 5))).toBe(minutes);
  expect(waitOf(afterBadAnswer("unreachable", 1, now, 1e9))).toBe(7 * day);
});

test("a picture that is there is believed for a week", () => {
  expect(waitOf(afterPicture(now))).toBe(7 * day);
});

test.each([
  { nextCheckAt: "2026-02-01T06:00:00.001Z", due: false },
  { nextCheckAt: "2026-02-01T06:00:00.000Z", due: true },
  { nextCheckAt: undefined, due: true },
])("a picture whose next check is at $nextCheckAt is due: $due", ({ nextCheckAt, due }) => {
  const sourceUrl = "https://pictures.test/1";
  const record = {
    ...{ printingId: PrintingId.parse("pokemon:en:base1-4"), sourceUrl, nextCheckAt },
    ...{ status: "present" as const, version: 1, checkedAt: "2026-02-01T05:00:00.000Z" },
  };
  expect(isDue(record, sourceUrl, now)).toBe(due);
  expect(isDue(record, "https://pictures.test/other", now)).toBe(true);
  expect(isDue(undefined, sourceUrl, now)).toBe(true);
});
