import { expect, test } from "vitest";
import { deployed } from "#bin/cost/deployed.ts";
import { countedCalls, monthlyBill } from "#bin/cost/monthly-bill.ts";

const facts = deployed();

test("[OPS-6] no function logs START, END and REPORT around each call", () => {
  const talkative = [...facts.functions].filter(([, { hasPlatformLines }]) => hasPlatformLines);
  expect(facts.functions.size).toBeGreaterThan(10);
  expect(talkative).toEqual([]);
});

test("[OPS-6] every polled queue has its one worker", () => {
  const readers = [...facts.functions.values()].filter(({ readsQueue }) => readsQueue);
  expect(readers).toHaveLength(facts.polledQueues.length);
});

test("[OPS-6] what was counted is what is deployed: no function is missing in the stacks", () => {
  expect(() => monthlyBill(countedCalls(), facts)).not.toThrow();
});
