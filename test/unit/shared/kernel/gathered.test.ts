import { describe, expect, test } from "vitest";
import { gathered } from "#functions/shared/kernel/gathered.ts";

describe("calls that come within a moment are gathered", () => {
  test("into one, each with its own answer", async () => {
    const calls: (readonly number[])[] = [];
    const double = gathered(
      async (inputs: readonly number[]) => {
        calls.push(inputs);
        return inputs.map((input) => input * 2);
      },
      { most: 10, waitMs: 5 },
    );
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
    expect(await double(4)).toBe(8);
    expect(calls).toEqual([[1, 2, 3], [4]]);
  });

  test("no more than so many, of whom none waits", async () => {
    const calls: (readonly number[])[] = [];
    const same = gathered(
      async (inputs: readonly number[]) => {
        calls.push(inputs);
        return inputs;
      },
      { most: 2, waitMs: 60_000 },
    );
    expect(await Promise.all([1, 2, 3, 4].map(same))).toEqual([1, 2, 3, 4]);
    expect(calls).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test("and one that fails does not take the others with it", async () => {
    const fair = gathered(
      async (inputs: readonly number[]) => {
        if (inputs.includes(2)) throw new Error("Not two.");
        return inputs;
      },
      { most: 3, waitMs: 5 },
    );
    expect(await Promise.allSettled([1, 2, 3].map(fair))).toMatchObject([
      ...[{ value: 1 }, { reason: { message: "Not two." } }, { value: 3 }],
    ]);
  });
});
