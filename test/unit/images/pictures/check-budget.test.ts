import { beforeEach, expect, test } from "vitest";
import { checkBudget } from "#functions/images/pictures/check-budget.ts";

const url = "https://pictures.test/1.webp";
const neighbour = "https://pictures.test/2.webp";
const elsewhere = "https://other.test/1.webp";
let nowMs = 0;
const clock = () => new Date(nowMs);
beforeEach(() => {
  nowMs = 0;
});

test("nobody is asked longer than there is time, and then nobody", () => {
  const budget = checkBudget(6_000, clock);
  expect(budget.timeoutMs(url)).toBe(5_000);
  nowMs = 5_500;
  expect(budget.timeoutMs(url)).toBe(500);
  nowMs = 6_000;
  expect(budget.timeoutMs(url)).toBe(0);
});

test("a host that fails four times in a row is given up, and no other host", () => {
  const budget = checkBudget(60_000, clock);
  for (const _turn of [1, 2, 3]) budget.note(url, { outcome: "failed", tookMs: 1 });
  expect(budget.timeoutMs(neighbour)).toBeGreaterThan(0);
  budget.note(url, { outcome: "failed", tookMs: 1 });
  expect(budget.timeoutMs(neighbour)).toBe(0);
  expect(budget.timeoutMs(elsewhere)).toBeGreaterThan(0);
});

test("a host that answers now and then is asked on, but not waited for any more", () => {
  const budget = checkBudget(60_000, clock);
  for (const _turn of [1, 2]) {
    budget.note(url, { outcome: "failed", tookMs: 5_000 });
    budget.note(url, { outcome: "answered", tookMs: 20 });
  }
  expect(budget.timeoutMs(neighbour)).toBe(1_000);
  expect(budget.timeoutMs(elsewhere)).toBe(5_000);
});

test("a host that asks for a pause gets it", () => {
  const budget = checkBudget(60_000, clock);
  budget.note(url, { outcome: "failed", tookMs: 1, wantsPause: true });
  expect(budget.timeoutMs(neighbour)).toBe(0);
});
