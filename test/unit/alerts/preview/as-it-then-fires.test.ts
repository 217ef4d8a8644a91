import fc from "fast-check";
import { expect, test } from "vitest";
import { createAlert } from "#functions/alerts/alert/create-alert.ts";
import { previewAlert } from "#functions/alerts/preview/preview-alert.ts";
import { judgePrinting } from "#functions/alerts/watching/judge-printing.ts";
import { cardPathsIfAny } from "#functions/prices/reading/card-paths.ts";
import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import { alertPorts, asked } from "#test/support/alerts/alerts.ts";
import { dayAt, given, id, series } from "#test/support/prices/priced-card.ts";

const userId = "ash";
const days = 14;
/** 0 is a day without a price; some are so far off that they wait to be confirmed. */
const amounts = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1_700, max: 2_400 }) },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(3, 20_000, 400_000) },
  ),
  { minLength: days, maxLength: days },
);
/** The same each day: an alert keeps those of the day that it was set on, and a preview goes by today's. */
const rates = {
  between: async (_from: string, to: string) => [{ day: to, base: "EUR", rates: { USD: "1.10" } }],
};
const line = fc.oneof(
  fc.record({
    kind: fc.constantFrom("at_or_below", "at_or_above"),
    amount: fc.integer({ min: 1_800, max: 2_300 }),
  }),
  fc.record({
    kind: fc.constant("change"),
    percent: fc.integer({ min: 1, max: 20 }).chain((by) => fc.constantFrom(by, -by)),
    days: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ kind: fc.constantFrom("all_time_low", "all_time_high") }),
);
const rearm = fc.oneof(
  fc.constant({ kind: "never" }),
  fc.record({ kind: fc.constant("after_days"), days: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant("margin"), percent: fc.integer({ min: 1, max: 10 }) }),
);

test("[ALR-1] [ALR-2] a preview says what has fired of an alert that was set on the evening before", async () => {
  let total = 0;
  await fc.assert(
    fc.asyncProperty(
      ...([amounts, amounts, line, rearm, fc.integer({ min: 3, max: days - 1 })] as const),
      async (dollars, euros, itsLine, itsRearm, ago) => {
        const priced = (some: readonly number[]) =>
          some.map((one) => (one === 0 ? undefined : one));
        const all = [
          series({}, ...priced(dollars)),
          series({ source: "cardmarket", currency: "EUR" }, ...priced(euros)),
        ];
        const upTo = (day: string) =>
          all.map(({ key, points }) => ({ key, points: points.filter((one) => one.day <= day) }));
        const { deps, memory } = alertPorts();
        const at = (day: string) => {
          const clock = () => new Date(`${day}T21:00:00.000Z`);
          const prices = { ...given(...upTo(day)), clock, rates };
          return { ...deps, clock, rates, paths: (one: typeof id) => cardPathsIfAny(one, prices) };
        };
        const terms = { line: itsLine, rearm: itsRearm, currency: "USD" };
        const { alert } = await createAlert({ userId, given: asked(terms) }, at(dayAt(ago)));
        await memory.watches.page(pricedPrintingOf(id), 1);
        for (let left = ago; left >= 0; left -= 1) {
          const look = { printing: pricedPrintingOf(id), event: `day ${left}` };
          const quiet = {
            looks: { request: async () => undefined },
            handOver: async () => undefined,
            nameOfSet: async () => undefined,
          };
          await judgePrinting(look, { ...at(dayAt(left)), watches: memory.watches, ...quiet });
        }
        const preview = await previewAlert(userId, { ...asked(terms), days: ago }, at(dayAt(0)));
        const told = memory.notices.map(({ notice: { told: one } }) =>
          one.kind === "fired" ? [one.price.day, one.price.amount, one.before.amount] : [],
        );
        expect(alert.warnings).toBeDefined();
        expect(
          preview.crossings.map(({ price, before }) => [price.day, price.amount, before.amount]),
        ).toEqual(told);
        total += told.length;
      },
    ),
    { numRuns: 400 },
  );
  expect(total).toBeGreaterThan(100);
});
