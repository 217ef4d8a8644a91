import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { deadlineAt, earliestOf, OutOfTime, stillInTime, within } from "#shared/kernel/deadline.ts";

const clock = () => new Date();
const inMs = (ms: number) => deadlineAt(new Date(Date.now() + ms), clock);
const never = () => new Promise<never>(() => {});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("what is left of a time shrinks to nothing, and never below", () => {
  const deadline = inMs(1_000);
  expect(deadline.leftMs()).toBe(1_000);
  vi.advanceTimersByTime(400);
  expect(deadline.leftMs()).toBe(600);
  vi.advanceTimersByTime(5_000);
  expect(deadline.leftMs()).toBe(0);
});

test("of several times the one counts that is over first", () => {
  expect(earliestOf(inMs(300), inMs(100), inMs(200)).leftMs()).toBe(100);
  expect(earliestOf(inMs(300), inMs(-100)).leftMs()).toBe(0);
});

test("work of many steps stops between two of them once its time is over", () => {
  const deadline = inMs(1);
  expect(() => stillInTime(deadline)).not.toThrow();
  vi.advanceTimersByTime(1);
  expect(() => stillInTime(deadline)).toThrow(OutOfTime);
});

test("work that ends in time answers, and leaves no timer behind", async () => {
  expect(await within(inMs(100), async () => "done")).toBe("done");
  await expect(
    within(inMs(100), async () => {
      throw new TypeError("its own failure");
    }),
  ).rejects.toThrow("its own failure");
  expect(vi.getTimerCount()).toBe(0);
});

test("work that hangs is waited for until its time is over, and no longer", async () => {
  let isOver = false;
  const outcome = within(inMs(100), never).catch((error: unknown) => {
    isOver = true;
    return error;
  });
  await vi.advanceTimersByTimeAsync(99);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await outcome).toMatchObject({
    name: "OutOfTime",
    message: "It was not done within 100 ms.",
  });
});

test("work whose time is over is not begun", async () => {
  let isBegun = false;
  const work = async () => {
    isBegun = true;
  };
  await expect(within(inMs(0), work)).rejects.toThrow(OutOfTime);
  expect(isBegun).toBe(false);
});
