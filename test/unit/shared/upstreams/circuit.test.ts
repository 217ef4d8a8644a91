import { expect, test } from "vitest";
import { delayMs, isPause, troubleIn } from "#shared/upstreams/attempt-trouble.ts";
import { admissionOf, healthOf, retryAtAfter } from "#shared/upstreams/circuit.ts";
import { type Exchange, verdictOf } from "#shared/upstreams/exchange.ts";
import { growingWaitMs, patienceOf, waitForTrialMs } from "#shared/upstreams/politeness.ts";

const patience = patienceOf({ firstWaitSeconds: 10, longestWaitSeconds: 60 });
const trouble = { request: "a", reason: "It said 503.", isTrial: false };
const at = (random: number) => ({ nowMs: 1_000_000, patience, random: () => random });
const five = new Set(["a", "b", "c", "d", "e"]);

test("[ING-4] a wait is half fixed and half random, doubles, and has an end", () => {
  const waits = (random: number) =>
    [0, 1, 2, 3, 4, 5, 5_000].map((nth) => growingWaitMs(nth, patience, () => random));
  expect(waits(0)).toEqual([5_000, 5_000, 10_000, 20_000, 30_000, 30_000, 30_000]);
  expect(waits(1)).toEqual([10_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
});

test("[ING-4] whoever waits for a trial comes a little after it is due, each at his own time", () => {
  expect(waitForTrialMs(100_000, patience, () => 0)).toBe(100_000);
  expect(waitForTrialMs(100_000, patience, () => 1)).toBe(120_000);
  expect(waitForTrialMs(1_000, patience, () => 1)).toBe(6_000);
  expect(waitForTrialMs(-1_000, patience, () => 0.5)).toBe(2_500);
});

test("[ING-4] an open circuit lets nobody in before its moment, nor while another tries", () => {
  const open = { openings: 1, retryAtMs: 2_000, reason: "It said 503." };
  const wait = { outcome: "wait", reason: "It said 503." };
  expect(admissionOf(open, 1_999, patience)).toEqual({ ...wait, untilMs: 2_000 });
  expect(admissionOf(open, 2_000, patience)).toEqual({ outcome: "due" });
  const tried = { ...open, trialUntilMs: 3_000 };
  expect(admissionOf(tried, 2_999, patience)).toEqual({ ...wait, untilMs: 12_999 });
  expect(admissionOf(tried, 3_000, patience)).toEqual({ outcome: "due" });
  expect(admissionOf({ openings: 1 }, 0, patience)).toEqual({ outcome: "due" });
  expect(admissionOf({ openings: 1, retryAtMs: 9 }, 0, patience)).toEqual({
    ...{ outcome: "wait", untilMs: 9, reason: "It failed." },
  });
});

test("a closed circuit lets everybody in, and says whether requests have failed", () => {
  expect(admissionOf({}, 0, patience)).toEqual({ outcome: "go", isShaken: false });
  expect(admissionOf({ failing: new Set() }, 0, patience)).toMatchObject({ isShaken: false });
  expect(admissionOf({ failing: new Set(["a"]) }, 0, patience)).toMatchObject({ isShaken: true });
});

test("a circuit is open from its first opening on, and shaken while requests fail", () => {
  expect(healthOf({})).toEqual({ isOpen: false, isShaken: false });
  expect(healthOf({ openings: 1, failing: five })).toEqual({ isOpen: true, isShaken: true });
});

test("[ING-4] a circuit opens at the fifth request that fails, a failed trial, or a word of the upstream", () => {
  const four = new Set([...five].slice(1));
  expect(retryAtAfter({}, trouble, at(1))).toBeUndefined();
  expect(retryAtAfter({ failing: four }, trouble, at(1))).toBeUndefined();
  expect(retryAtAfter({ failing: five }, trouble, at(1))).toBe(1_010_000);
  // Whose failure comes late finds it open, and changes nothing.
  expect(retryAtAfter({ failing: five, openings: 1 }, trouble, at(1))).toBeUndefined();
  const trial = { ...trouble, isTrial: true };
  expect(retryAtAfter({ openings: 1, retryAtMs: 9_000_000 }, trial, at(1))).toBe(1_020_000);
});

test("[ING-4] an upstream is never asked sooner than it said, and a later word counts", () => {
  const paused = { ...trouble, pauseMs: 100_000 };
  expect(retryAtAfter({}, paused, at(1))).toBe(1_105_000);
  expect(retryAtAfter({}, { ...trouble, pauseMs: 0 }, at(1))).toBe(1_010_000);
  expect(retryAtAfter({ openings: 1, retryAtMs: 1_110_000 }, paused, at(1))).toBeUndefined();
  expect(retryAtAfter({ openings: 1, retryAtMs: 1_109_999 }, paused, at(1))).toBe(1_110_000);
});

const attempt = (exchange: Partial<Exchange>) => {
  const whole = { requestedAt: "2026-02-01T06:00:00.000Z", durationMs: 1, ...exchange };
  return { exchange: whole, verdict: verdictOf(whole, {}) };
};
const after = (retryAfter: string) => ({ headers: { retryAfter } });

test("[ING-4] tries are further and further apart, and never sooner than the upstream asks", () => {
  const delays = [1, 2, 3, 9].map((nth) => delayMs(nth, attempt({ status: 503 }), () => 1));
  expect(delays).toEqual([250, 500, 1_000, 4_000]);
  expect(delayMs(1, attempt({ status: 503, ...after("2") }), () => 0)).toBe(2_000);
  expect(delayMs(1, attempt({ status: 503 }), () => 0.5)).toBe(125);
});

test("[ING-4] who is not let in, or shall wait for more than five seconds, stays away", () => {
  expect(isPause(attempt({ status: 401 }))).toBe(true);
  expect(isPause(attempt({ status: 503 }))).toBe(false);
  expect(isPause(attempt({ status: 503, ...after("5") }))).toBe(false);
  expect(isPause(attempt({ status: 503, ...after("6") }))).toBe(true);
});

test("what is wrong with an upstream is said by the last try, and by failures of its own alone", () => {
  const request = { url: "http://x/1" };
  const of = (...exchanges: Partial<Exchange>[]) => troubleIn(request, exchanges.map(attempt));
  expect(of()).toBeUndefined();
  expect(of({ status: 503 }, { status: 404 })).toBeUndefined();
  expect(of({ status: 404 }, { status: 503 })).toEqual({
    ...{ request: "http://x/1", reason: "The upstream said 503.", pauseMs: undefined },
  });
  expect(of({ status: 429 })?.pauseMs).toBe(0);
  expect(of({ status: 429, ...after("2") })?.pauseMs).toBe(2_000);
  expect(of({ status: 503, ...after("60") })?.pauseMs).toBe(60_000);
  expect(of({ status: 403 })?.pauseMs).toBe(0);
});
