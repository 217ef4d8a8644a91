import { expect, test } from "vitest";
import { persistently } from "#shared/kernel/persistently.ts";

const losing = async () => undefined;

async function pausesOf(attempt: () => Promise<unknown>): Promise<number[]> {
  const pauses: number[] = [];
  const pause = async (milliseconds: number) => pauses.push(milliseconds);
  await persistently(attempt, pause).catch(() => undefined);
  return pauses;
}

test("the eighth loss is the last, and says to come back in a second", async () => {
  let attempts = 0;
  const losingAgain = async () => {
    attempts += 1;
    return undefined;
  };
  await expect(persistently(losingAgain, losing)).rejects.toMatchObject({
    code: "request.too_many",
    headers: { "retry-after": "1" },
  });
  expect(attempts).toBe(8);
});

test("each pause is twice as long as the one before, half as much more or less", async () => {
  const pauses = await pausesOf(losing);
  // Between eight attempts, and none after the last.
  expect(pauses).toHaveLength(7);
  pauses.forEach((milliseconds, count) => {
    expect(milliseconds).toBeGreaterThanOrEqual(5 * 2 ** count);
    expect(milliseconds).toBeLessThanOrEqual(15 * 2 ** count);
  });
});

test("losers do not come back at the same moment", async () => {
  const first = await Promise.all(Array.from({ length: 20 }, () => pausesOf(losing)));
  expect(new Set(first.map(([pause]) => pause)).size).toBeGreaterThan(10);
});

test("whoever wins makes no pause", async () => {
  expect(await pausesOf(async () => "won")).toEqual([]);
});
