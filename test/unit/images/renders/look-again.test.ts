import fc from "fast-check";
import { expect, test } from "vitest";
import { lookAgainSeconds } from "#functions/images/renders/look-again.ts";
import type { RenderSummary } from "#schemas/images/render.ts";
import { Ulid } from "#schemas/values.ts";
import { ofCollection } from "#test/support/pictures/some-renders.ts";

const at = "2026-02-01T06:00:00.000Z";
const aRender = (change: Partial<RenderSummary>): RenderSummary => ({
  id: Ulid.parse("01KAJ3QW8D5S6T7V8W9X0Y1Z2A"),
  ...ofCollection(),
  ...{ state: "running", percent: 0, cardsDone: 0, cardsTotal: 9, createdAt: at },
  ...change,
});
const after = (seconds: number) => new Date(Date.parse(at) + seconds * 1000);

test.each([
  { name: "just asked for", render: { state: "queued" }, seconds: 0, look: 1 },
  { name: "half a minute in the queue", render: { state: "queued" }, seconds: 30, look: 8 },
  { name: "long in the queue", render: { state: "queued" }, seconds: 600, look: 15 },
  { name: "begun, without a figure", render: { startedAt: at }, seconds: 4, look: 1 },
  {
    name: "half done after four seconds",
    render: { startedAt: at, percent: 50 },
    seconds: 4,
    look: 2,
  },
  {
    name: "slow: a tenth in a minute",
    render: { startedAt: at, percent: 10 },
    seconds: 60,
    look: 15,
  },
  { name: "nearly done", render: { startedAt: at, percent: 99 }, seconds: 60, look: 1 },
] as const)("[IMG-5] one looks again at a render that is $name", ({ render, seconds, look }) => {
  expect(lookAgainSeconds(aRender(render), after(seconds))).toBe(look);
});

test("nobody is told to look again at what has ended", () => {
  for (const state of ["done", "failed", "cancelled"] as const)
    expect(lookAgainSeconds(aRender({ state }), after(1))).toBeUndefined();
});

test("the wait is whole seconds, never none, never more than a quarter of a minute", () => {
  const percent = fc.integer({ min: 0, max: 100 });
  const seconds = fc.double({ min: -10, max: 2_000, noNaN: true });
  fc.assert(
    fc.property(percent, seconds, (done, passed) => {
      const look = lookAgainSeconds(aRender({ startedAt: at, percent: done }), after(passed));
      expect(look).toSatisfy((one: number) => Number.isInteger(one) && one >= 1 && one <= 15);
    }),
  );
});
