import { expect, test } from "vitest";
import { lazy } from "#shared/kernel/lazy.ts";

test("a lazy value is built once however many ask at the same time", async () => {
  let built = 0;
  const value = lazy(async () => ++built);
  expect(await Promise.all([value(), value(), value()])).toEqual([1, 1, 1]);
});

test("a lazy value is built again after a failure", async () => {
  let attempts = 0;
  const value = lazy(async () => {
    attempts += 1;
    if (attempts === 1) throw new Error("not yet");
    return attempts;
  });
  await expect(value()).rejects.toThrow("not yet");
  expect(await value()).toBe(2);
});
