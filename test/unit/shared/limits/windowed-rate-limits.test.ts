import { expect, test } from "vitest";
import { defaultBudgets } from "#shared/limits/budgets.ts";
import type { Counter, Counters } from "#shared/limits/counters.ts";
import { windowedRateLimits } from "#shared/limits/windowed-rate-limits.ts";
import { rateLimitsContract } from "#test/contract/rate-limits.ts";
import { memoryCounters } from "#test/fakes/memory-counters.ts";
import { budgetsWith } from "#test/support/requests/limits.ts";

rateLimitsContract("memoryCounters", () => memoryCounters().counters);

const budgets = budgetsWith({
  "sign-in": [{ by: "account", points: 8, seconds: 60 }],
  read: [{ by: "user", points: 100, seconds: 60, share: 20 }],
});
const subjects = { user: "user-1", account: "owner@example.com", address: "203.0.113.7" };

function aContainer() {
  const memory = memoryCounters();
  let nowMs = 1_800_000_000_000;
  const troubles: unknown[] = [];
  const limits = windowedRateLimits({
    ...{ counters: memory.counters, budgets, clock: () => new Date(nowMs) },
    onTrouble: (error) => troubles.push(error),
  });
  const spent = async (budget: "read" | "sign-in", calls: number) => {
    const outcomes = [];
    for (let call = 0; call < calls; call += 1) {
      outcomes.push(
        await limits
          .spend(budget, subjects)
          .then(() => 1)
          .catch(() => 0),
      );
    }
    return outcomes.filter((isIn) => isIn === 1).length;
  };
  const pass = (seconds: number) => {
    nowMs += seconds * 1_000;
  };
  return { ...memory, troubles, spent, pass };
}

test("[ACC-5] tries that are refused cost nothing and put nothing off", async () => {
  const { state, spent, pass } = aContainer();
  expect(await spent("sign-in", 500)).toBe(8);
  expect(state.additions).toBeLessThanOrEqual(9);
  pass(60);
  expect(await spent("sign-in", 8)).toBe(8);
});

test("[ACC-5] an address that has used up its tries costs nothing, whatever accounts it names", async () => {
  const memory = memoryCounters();
  const limits = windowedRateLimits({
    counters: memory.counters,
    budgets: defaultBudgets,
    clock: () => new Date(1_800_000_000_000),
    onTrouble: () => {},
  });
  const trying = async (from: number, to: number) => {
    for (let guess = from; guess < to; guess += 1) {
      const account = `c${guess}@example.com`;
      await limits.spend("sign-in", { account, address: "198.51.100.1" }).catch(() => {});
    }
  };
  await trying(0, 101);
  const { additions } = memory.state;
  await trying(101, 1_000);
  expect(memory.state.additions).toBe(additions);
});

test("reading is told to the table once in a share", async () => {
  const { state, spent } = aContainer();
  expect(await spent("read", 19)).toBe(19);
  expect(state.additions).toBe(0);
  expect(await spent("read", 200)).toBe(81);
  expect(state.additions).toBe(5);
});

test("[OPS-6] cards that are added one by one hardly cost any counting", async () => {
  const memory = memoryCounters();
  let nowMs = 1_800_000_000_000;
  const limits = windowedRateLimits({
    ...{ counters: memory.counters, budgets: defaultBudgets, clock: () => new Date(nowMs) },
    onTrouble: () => {},
  });
  const adding = async (cards: number, everySeconds: number) => {
    const before = memory.state.additions;
    for (let card = 0; card < cards; card += 1) {
      await limits.spend("bulk", subjects);
      nowMs += everySeconds * 1_000;
    }
    return (memory.state.additions - before) / cards;
  };
  expect(await adding(120, 15)).toBe(0);
  expect(await adding(240, 5)).toBeLessThanOrEqual(0.25);
  // Never more than one in five for the user and one in fifteen for the address.
  expect(await adding(240, 2)).toBeLessThanOrEqual(0.27);
});

test("[ACC-5] without the table reading goes on, and guessing stays bounded", async () => {
  const { state, troubles, spent, pass } = aContainer();
  state.trouble = new Error("the table is throttled");
  expect(await spent("read", 20)).toBe(20);
  expect(await spent("sign-in", 500)).toBe(2);
  expect(troubles).toEqual([state.trouble]);
  pass(60);
  expect(await spent("sign-in", 500)).toBe(2);
});

test("a table that failed is left alone for a while, then told what was missed", async () => {
  const { state, totals, spent, pass } = aContainer();
  state.trouble = new Error("the table is throttled");
  expect(await spent("sign-in", 2)).toBe(2);
  expect(state.additions).toBe(1);
  state.trouble = undefined;
  pass(5);
  expect(await spent("sign-in", 100)).toBe(6);
  expect([...totals.values()]).toEqual([8]);
});

test("no address and no e-mail is written anywhere", async () => {
  const { totals, spent } = aContainer();
  await spent("sign-in", 1);
  expect([...totals.keys()].join()).not.toMatch(/owner|203\.0/);
});

test("what is remembered is bounded, however many subjects there are", async () => {
  const { counters, state } = memoryCounters();
  const clock = () => new Date(1_800_000_000_000);
  const limits = windowedRateLimits({ counters, budgets, clock, onTrouble: () => {} });
  for (let user = 0; user < 12_000; user += 1) await limits.spend("read", { user: `u${user}` });
  expect(state.additions).toBe(0);
});

test("a table that failed is asked again after five seconds, and not before", async () => {
  const { state, troubles, spent, pass } = aContainer();
  state.trouble = new Error("the table is throttled");
  await spent("sign-in", 1);
  pass(4.999);
  await spent("sign-in", 1);
  expect(troubles).toHaveLength(1);
  pass(0.001);
  await spent("sign-in", 1);
  expect(troubles).toHaveLength(2);
});

test("a counter is of one window, and kept a minute longer than that", async () => {
  const asked: Counter[] = [];
  const counters: Counters = {
    add: async (counter, points) => {
      asked.push(counter);
      return points;
    },
  };
  const clock = () => new Date(1_800_000_030_500);
  const limits = windowedRateLimits({ counters, budgets, clock, onTrouble: () => {} });
  await limits.spend("sign-in", subjects);
  expect(asked).toEqual([
    {
      ...{ budget: "sign-in", subject: expect.stringMatching(/^account#[0-9a-f]{32}$/) },
      ...{ windowStart: 1_800_000_000, expiresAtSeconds: 1_800_000_120 },
    },
  ]);
});

test("what is not yet told counts as well: nobody gets more by asking in small pieces", async () => {
  const { spent, state } = aContainer();
  expect(await spent("read", 119)).toBe(100);
  const { additions } = state;
  expect(await spent("read", 50)).toBe(0);
  expect(state.additions).toBe(additions);
});
