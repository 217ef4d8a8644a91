import { expect, test } from "vitest";
import { declaredSeconds, hitShare } from "#bin/cost/edge-hits.ts";
import { addressesOf, callsByOperation, month } from "#bin/cost/mix.ts";
import { operations } from "#schemas/http/index.ts";
import { getDocs, getDocsAsset, getHealth } from "#schemas/http/ops.ts";

/** Repeatable numbers from 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The same month played call by call: what is asked when, at which cache, and which copy is there. */
function played({ calls, addresses, keptSeconds }: Parameters<typeof hitShare>[0]): number {
  const random = randomFrom(7);
  const sums: number[] = [];
  for (let i = 0; i < addresses; i += 1) sums.push((sums.at(-1) ?? 0) + (i + 1) ** -month.edgeSkew);
  const whole = sums.at(-1) ?? 0;
  const moments = Array.from({ length: calls }, () => random() * month.days * 86_400);
  const until = new Map<string, number>();
  let hits = 0;
  for (const at of moments.sort((a, b) => a - b)) {
    const wish = random() * whole;
    const key = `${Math.floor(random() * month.edgeCaches)} ${sums.findIndex((sum) => sum > wish)}`;
    if (at < (until.get(key) ?? 0)) hits += 1;
    else until.set(key, at + keptSeconds);
  }
  return hits / calls;
}

test.each([
  { calls: 20_000, addresses: 500, keptSeconds: 3_600 },
  { calls: 20_000, addresses: 50, keptSeconds: 3_600 },
  { calls: 20_000, addresses: 500, keptSeconds: 86_400 },
])("the arithmetic of hits says what a played month shows: %j", (asked) => {
  expect(hitShare(asked)).toBeGreaterThan(0.01);
  expect(hitShare(asked)).toBeCloseTo(played(asked), 2);
});

test("what may not be kept, or is asked for nobody knows how, is never a hit", () => {
  expect(hitShare({ calls: 1_000, addresses: 10, keptSeconds: 0 })).toBe(0);
  expect(hitShare({ calls: 1_000, addresses: 0, keptSeconds: 60 })).toBe(0);
});

test("answers are kept as long as they say, if they are for everybody", () => {
  expect([getDocs, getDocsAsset, getHealth].map(declaredSeconds)).toEqual([300, 31_536_000, 0]);
  const kept = operations.filter((one) => declaredSeconds(one) > 0).map(({ id }) => id);
  expect(Object.keys(addressesOf)).toEqual(expect.arrayContaining(kept));
  expect(Object.keys(callsByOperation)).toEqual(expect.arrayContaining(Object.keys(addressesOf)));
});
