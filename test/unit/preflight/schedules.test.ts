import { expect, test } from "vitest";
import { scheduleFindings } from "#bin/preflight/schedules.ts";

const findings = (settings?: object) =>
  scheduleFindings(settings && JSON.stringify(settings)).map(({ weight, text }) => [weight, text]);

test("without a word of the stage each source follows its own schedule", () => {
  const text = "tcgdex is brought up to date at 05:00 UTC, and may be 25 hours old.";
  expect(findings()).toContainEqual(["good", text]);
  expect(scheduleFindings("")).toHaveLength(findings().length);
});

test("[OPS-4] a schedule that is rarer than the alarm allows is told before it rings", () => {
  const schedule = { hours: [6, 18], minute: 30, days: [1], timeZone: "Europe/Berlin" };
  const [weight, text] = findings({ tcgdex: { schedule } })[0] ?? [];
  expect(weight).toBe("missing");
  expect(text).toMatch(/^tcgdex .* 06:30, 18:30 Europe\/Berlin on Monday, .* 157 hours apart/);
  expect(findings({ tcgdex: { schedule, freshWithinHours: 157 } })[0]?.[0]).toBe("good");
});

test.each(["{", '{"tcgdex":{"schedule":{"hours":[5],"timeZone":"Mars/Olympus"}}}'])(
  "%s is told to be unreadable",
  (settings) => {
    expect(scheduleFindings(settings)).toMatchObject([{ weight: "missing" }]);
  },
);
