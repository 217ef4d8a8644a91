import fc from "fast-check";
import { expect, test } from "vitest";
import { answered } from "#test/support/catalogue/index-wishes.ts";

const Happenings = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 20_000 }),
    deliveriesMs: fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 3 }),
    isUrgent: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);
const Deaths = fc.array(fc.integer({ min: 1, max: 250 }), { maxLength: 12 });
const Picks = fc.infiniteStream(fc.nat({ max: 49 }));

test("[ING-2] whatever comes twice, late, shuffled or kills its worker, the last index has every change", async () => {
  await fc.assert(
    fc.asyncProperty(Happenings, Deaths, Picks, async (all, deaths, picks) => {
      const next = () => picks.next().value ?? 0;
      const { indexed, state } = await answered(all, { deaths, next });
      expect(indexed).toBe(all.length);
      expect(state.wanted).toBe(state.answered);
      expect(state.messageId).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});

test("[OPS-6] what comes in a burst is answered by few builds", async () => {
  const burst = { afterMs: 1_000, deliveriesMs: [0, 500, 3_000], isUrgent: false };
  const all = Array.from({ length: 60 }, () => burst);
  const { builds } = await answered(all, { deaths: [], next: () => 1 });
  expect(builds).toBeLessThanOrEqual(2);
});
