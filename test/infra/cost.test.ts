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

test("[OPS-6] records of new items are gathered for a minute, what users did for five, and what tells of changes of the catalogue for a second", () => {
  const windows = [...facts.functions].flatMap(([name, { gathersForSeconds }]) =>
    gathersForSeconds === undefined ? [] : [[name, gathersForSeconds]],
  );
  expect(Object.fromEntries(windows)).toEqual({
    "catalog-publish-events": 1,
    "collections-publish-changes": 300,
    "images-publish-pictures": 1,
    "images-queue-wanted-images": 60,
  });
});

/**
 * USD a month, of the 10 that all of it may cost: 6 without prices and alerts, whose queues are polled also while nothing is in them, and 2 for what is
 * made of collections: a log of each change, what they are worth by day, files of large ones; 0.4 to move in and out, most of it for three queues.
 */
const aim = 9.4;

test("[OPS-6] a month costs less than the aim beyond what is always free", () => {
  const { totalUsd, freeUsd } = monthlyBill(countedCalls(), facts);
  expect(totalUsd - freeUsd).toBeLessThan(aim);
});

test("[OPS-6] what was counted is what is deployed: no function is missing in the stacks", () => {
  expect(() => monthlyBill(countedCalls(), facts)).not.toThrow();
});
